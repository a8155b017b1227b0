package org.cardline.conversations;

import java.util.Optional;
import org.cardline.cards.HostUnavailable;
import org.cardline.cases.Passes;
import org.cardline.line.CallerGone;
import org.cardline.programme.Department;
import org.cardline.programme.EntryPoint;
import org.cardline.programme.Reason;
import org.cardline.speech.Value;

/** One call, from the greeting to goodbye: the menu, one conversation after the other. */
final class Visit {
    private static final String[] END = {"no", "no thanks", "no thank you", "that's all", "that is all", "nothing else"
    };
    private static final Menu<Boolean> MORE = Menu.yesOrNo("Anything else: press 1. To end: 2, or hang up.")
            .or(true, "something else")
            .or(false, END);
    private static final Menu<Integer> MORE_OR_REFERENCE = Menu.of(
                    "Anything else: press 1. The reference again: 2. To end: 3, or hang up.")
            .or(1, "something else", "yes")
            .or(2, "repeat the reference", "the reference", "reference", "my reference", "the number again")
            .or(3, END);

    private final Member member;
    private final CallLog log;
    private final OutOfTouch outOfTouch;

    Visit(Member member, CallLog log, OutOfTouch outOfTouch) {
        this.member = member;
        this.log = log;
        this.outOfTouch = outOfTouch;
    }

    /** Returns when there is nothing more to say. */
    void run(EntryPoint entry) {
        run(entry, Passes.Along.NOTHING);
    }

    /** @param known what the call brought along, and is known already */
    void run(EntryPoint entry, Passes.Along known) {
        try {
            Passes.Along along = known.equals(Passes.Along.NOTHING) ? broughtAlong() : known;
            if (along.inSpanish() && member.services().spanish().isPresent()) throw new SpanishPlease(along);
            Greeting.say(member, entry);
            serves(along.reason().map(this::about).or(() -> entry.reason().map(MainMenu::about)));
        } catch (Leaves leaving) {
            if (leaving.way() == Leaves.Way.SILENT) log.fellSilent();
        } catch (CallerGone | SpanishPlease elsewhere) {
            throw elsewhere;
        } catch (RuntimeException fault) {
            throw told(fault);
        }
        member.insistOnReference();
        member.talk().say("Goodbye.");
    }

    /**
     * One conversation after the other, until that is all. Without the database nothing can be done, nor promised: who holds the
     * line is asked again once it is back.
     */
    private void serves(Optional<Conversation> first) {
        Optional<Conversation> next = first;
        boolean all = false;
        while (!all) {
            outOfTouch.holds();
            try {
                boolean served = served(next);
                next = other();
                all = served && next.isEmpty() && isAll();
            } catch (RuntimeException fault) {
                if (!outOfTouch.isWhy(fault)) throw fault;
                next = Optional.empty();
            }
        }
    }

    /** What was promised before stays so: its reference is given. Who hangs up meanwhile doesn't hide the fault. */
    private RuntimeException told(RuntimeException fault) {
        try {
            member.talk().insist("Something went wrong on our side. Call us again.");
            member.insistOnReference();
        } catch (CallerGone gone) {
            fault.addSuppressed(gone);
        }
        return fault;
    }

    /** What the caller said along with the reason that is served by now. */
    private Optional<Conversation> other() {
        return member.facts().takeOther().map(reason -> {
            member.talk().say("You also said: {matter}", new Value.Phrase(MainMenu.named(reason)));
            return MainMenu.about(reason);
        });
    }

    /** What the caller chose on the page that the call is made from; where the database doesn't say, they are asked. */
    private Passes.Along broughtAlong() {
        return outOfTouch.reads(
                () -> member.services().passes().broughtAlong(member.call().callId()), Passes.Along.NOTHING);
    }

    /** The conversation about what was chosen on the web, and words that say so. */
    private Conversation about(Reason reason) {
        member.talk().say("{matter}", new Value.Phrase(MainMenu.named(reason)));
        return MainMenu.about(reason);
    }

    /** Whether there was a conversation, and not only a way back to the menu. */
    private boolean served(Optional<Conversation> known) {
        Outcome outcome = known.map(this::serve).orElseGet(this::fromMenu);
        log.ended(outcome);
        return outcome != Outcome.LEFT;
    }

    private Outcome fromMenu() {
        try {
            return serve(MainMenu.about(new MainMenu(member).choose()));
        } catch (Leaves leaving) {
            return switch (leaving.way()) {
                case TO_PERSON -> serve(new PersonPlease(leaving.department()));
                case TO_REASON -> serve(about(leaving.reason()));
                case BACK -> Outcome.LEFT;
                case GOODBYE, SILENT -> throw leaving;
            };
        }
    }

    private Outcome serve(Conversation conversation) {
        Reason reason = conversation.reason();
        log.began(reason);
        member.begins(reason);
        try {
            return conversation.with(member);
        } catch (HostUnavailable unavailable) {
            member.talk().insist("The card system doesn't answer now.");
            return member.toPerson();
        } catch (Leaves leaving) {
            return switch (leaving.way()) {
                case TO_PERSON -> leaving.department().map(member::toPerson).orElseGet(member::toPerson);
                case TO_REASON -> serve(about(leaving.reason()));
                case BACK -> Outcome.LEFT;
                case GOODBYE, SILENT -> throw leaving;
            };
        }
    }

    private boolean isAll() {
        try {
            return chosenEnd();
        } catch (Leaves leaving) {
            return switch (leaving.way()) {
                case TO_PERSON -> {
                    log.ended(serve(person(leaving.department())));
                    yield false;
                }
                case TO_REASON -> {
                    log.ended(serve(about(leaving.reason())));
                    yield false;
                }
                case BACK -> false;
                case GOODBYE, SILENT -> throw leaving;
            };
        }
    }

    private Conversation person(Optional<Department> named) {
        Optional<Conversation> holder = member.facts().followed().map(FollowUp.WithHolder::new);
        return named.isEmpty() && holder.isPresent() ? holder.get() : new PersonPlease(named);
    }

    private boolean chosenEnd() {
        while (true) {
            if (member.facts().reference().isEmpty()) {
                return !member.talk().choose(MORE);
            }
            switch (member.talk().choose(MORE_OR_REFERENCE)) {
                case 1 -> {
                    return false;
                }
                case 2 -> member.giveReference();
                default -> {
                    return true;
                }
            }
        }
    }
}
