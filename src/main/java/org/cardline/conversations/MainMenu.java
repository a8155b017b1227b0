package org.cardline.conversations;

import org.cardline.programme.Reason;

/** Why the caller calls, the most urgent first. */
final class MainMenu {
    private MainMenu() {}

    static Reason choose(Talk talk) {
        return switch (talk.choose(
                4, "Lost or stolen: press 1. A charge: 2. A case you have: 3. Anything else: 4. A person: 0.")) {
            case 1 -> Reason.LOST_OR_STOLEN;
            case 2 -> Reason.DISPUTE;
            case 3 -> Reason.FOLLOW_UP;
            default -> anythingElse(talk);
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

    private static Reason anythingElse(Talk talk) {
        return switch (talk.choose(
                4, "Points: press 1. An application: 2. Your online account: 3. Something else: 4. A person: 0.")) {
            case 1 -> Reason.POINTS;
            case 2 -> Reason.APPLICATION;
            case 3 -> Reason.ONLINE_ACCOUNT;
            default -> Reason.SOMETHING_ELSE;
        };
    }
}
