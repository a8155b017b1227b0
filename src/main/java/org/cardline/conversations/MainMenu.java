package org.cardline.conversations;

import java.util.List;
import java.util.Optional;
import org.cardline.programme.Reason;
import org.cardline.reasons.Understood;
import org.cardline.speech.Value;

/** Why the caller calls, the most urgent first: by key, by a word of the menu, or in the caller's own sentence. */
final class MainMenu {
    private static final int MOST_GUESSES = 2;

    private static final Wish LOST = Wish.of(Reason.LOST_OR_STOLEN);
    private static final Wish CHARGE = Wish.of(Reason.DISPUTE);
    private static final Wish CASE = Wish.of(Reason.FOLLOW_UP);
    private static final Wish POINTS = Wish.of(Reason.POINTS);
    private static final Wish APPLICATION = Wish.of(Reason.APPLICATION);
    private static final Wish ACCOUNT = Wish.of(Reason.ONLINE_ACCOUNT);
    private static final Wish SOMETHING_ELSE = Wish.of(Reason.SOMETHING_ELSE);
    private static final Wish OTHERS = new Wish.Others();

    static final Menu<Wish> MENU = withWords(Menu.of(
                    "Lost or stolen: press 1. A charge: 2. A case you have: 3. Anything else: 4. A person: 0.",
                    List.of(LOST, CHARGE, CASE, OTHERS))
            .or(OTHERS, "something else", "other", "none of these"));
    static final Menu<Wish> MORE = withWords(Menu.of(
                    "Points: press 1. An application: 2. Your online account: 3. Something else: 4. A person: 0.",
                    List.of(POINTS, APPLICATION, ACCOUNT, SOMETHING_ELSE))
            .or(SOMETHING_ELSE, "anything else", "other", "none of these"));

    private final Member member;

    MainMenu(Member member) {
        this.member = member;
    }

    /** Who knows the line says at once what is behind the second menu. */
    private static Menu<Wish> withWords(Menu<Wish> menu) {
        return menu.or(LOST, "lost", "stolen", "lost card", "stolen card", "lost or stolen card", "my card is lost")
                .or(LOST, "i lost my card", "my card was stolen", "my card is gone")
                .or(CHARGE, "charge", "dispute", "disputes", "dispute a charge", "a wrong charge", "billing")
                .or(CASE, "case", "my case", "a case", "i have a case", "follow up", "reference", "my reference")
                .or(POINTS, "points", "my points", "rewards", "my rewards")
                .or(APPLICATION, "application", "my application", "applications", "new card", "a new card", "apply")
                .or(ACCOUNT, "online account", "my online account", "my account", "online", "password", "login")
                .or(ACCOUNT, "online accounts", "log in", "sign in", "i can't log in", "i can't sign in");
    }

    /** The reason to begin with. What else the caller said is remembered. */
    Reason choose() {
        boolean bilingual = member.services().spanish().isPresent();
        Menu<Wish> menu = bilingual ? MENU.orNine(new Wish.Spanish()) : MENU;
        int guesses = 0;
        while (guesses < MOST_GUESSES) {
            switch (member.talk().choose(menu, this::understood)) {
                case Wish.Known(List<Reason> reasons, String words) -> {
                    return taken(reasons, words);
                }
                case Wish.Perhaps(Reason reason, String words) -> {
                    if (isSo(reason)) return taken(List.of(reason), words);
                    guesses++;
                }
                case Wish.Others others -> menu = MORE;
                case Wish.Spanish spanish -> throw new SpanishPlease();
            }
        }
        throw Leaves.toPerson();
    }

    private Reason taken(List<Reason> reasons, String words) {
        member.facts().said(OwnWords.of(words));
        member.facts().alsoWants(reasons.stream().skip(1).findFirst());
        return reasons.getFirst();
    }

    private Optional<Wish> understood(String words) {
        return switch (member.services().understanding().apply(words)) {
            case Understood.Sure(List<Reason> reasons, double confidence) ->
                Optional.of(new Wish.Known(reasons, words));
            case Understood.Unsure(Reason reason, double confidence) -> Optional.of(new Wish.Perhaps(reason, words));
            case Understood.NoneOfThese none -> Optional.empty();
        };
    }

    private boolean isSo(Reason reason) {
        String question = "{matter} Is that so? Yes: press 1. No: 2.";
        return member.talk()
                .choose(Menu.yesOrNo(question), member.talk().spoken(question, new Value.Phrase(named(reason))));
    }

    /** What the line takes the caller's words to be about. */
    static String named(Reason reason) {
        return switch (reason) {
            case LOST_OR_STOLEN -> "A card that is lost or stolen.";
            case DISPUTE -> "A charge you don't recognize.";
            case POINTS -> "Your points.";
            case APPLICATION -> "A new card, or an application.";
            case ONLINE_ACCOUNT -> "Your online account.";
            case SOMETHING_ELSE -> "Something else about your card.";
            case FOLLOW_UP -> "A case you have.";
        };
    }

    /** The conversation about a reason that is known before any menu. */
    static Conversation about(Reason reason) {
        return switch (reason) {
            case LOST_OR_STOLEN -> new ReportLostCard();
            case DISPUTE -> new DisputeCharge();
            case FOLLOW_UP -> new FollowUp();
            case POINTS -> new PointsBalance();
            case APPLICATION -> new ApplicationStatus();
            case ONLINE_ACCOUNT -> new OnlineAccountHelp();
            case SOMETHING_ELSE -> new SomethingElse();
        };
    }
}
