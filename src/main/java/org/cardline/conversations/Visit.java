package org.cardline.conversations;

import java.util.Optional;
import org.cardline.cards.HostUnavailable;
import org.cardline.line.CallerGone;
import org.cardline.programme.EntryPoint;
import org.cardline.programme.Reason;

/** One call, from the greeting to goodbye: the menu, one conversation after the other. */
final class Visit {
    private final Member member;
    private final CallLog log;

    Visit(Member member, CallLog log) {
        this.member = member;
        this.log = log;
    }

    /** Returns when there is nothing more to say. */
    void run(EntryPoint entry) {
        try {
            Greeting.say(member, entry);
            Optional<Conversation> first = entry.reason().map(MainMenu::about);
            while (true) {
                if (served(first) && isAll()) break;
                first = Optional.empty();
            }
        } catch (Leaves silent) {
            log.ended(Outcome.SILENT);
        } catch (CallerGone gone) {
            throw gone;
        } catch (RuntimeException fault) {
            throw told(fault);
        }
        member.insistOnReference();
        member.talk().say("Goodbye.");
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

    /** Whether there was a conversation, and not only a way back to the menu. */
    private boolean served(Optional<Conversation> known) {
        Outcome outcome = known.map(this::serve).orElseGet(this::fromMenu);
        log.ended(outcome);
        return outcome != Outcome.LEFT;
    }

    private Outcome fromMenu() {
        try {
            return serve(MainMenu.about(MainMenu.choose(member.talk())));
        } catch (Leaves leaving) {
            return switch (leaving.way()) {
                case TO_PERSON -> serve(new PersonPlease());
                case BACK -> Outcome.LEFT;
                case SILENT -> throw leaving;
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
                case TO_PERSON -> member.toPerson();
                case BACK -> Outcome.LEFT;
                case SILENT -> throw leaving;
            };
        }
    }

    private boolean isAll() {
        try {
            return chosenEnd();
        } catch (Leaves leaving) {
            if (leaving.way() == Leaves.Way.SILENT) throw leaving;
            if (leaving.way() == Leaves.Way.TO_PERSON) log.ended(serve(new PersonPlease()));
            return false;
        }
    }

    private boolean chosenEnd() {
        while (true) {
            if (member.facts().reference().isEmpty()) {
                return !member.talk().agrees("Anything else: press 1. To end: 2, or hang up.");
            }
            switch (member.talk().choose(3, "Anything else: press 1. The reference again: 2. To end: 3, or hang up.")) {
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
