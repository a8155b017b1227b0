package org.cardline.verification;

/**
 * What becomes of a card member who has shown elsewhere who they are. As they have, they may be told why they are not let
 * in; a stranger, who has shown nothing, hears of no account.
 */
public sealed interface Admission {
    /** They are signed in. */
    record Admitted(SignIn signIn) implements Admission {}

    /** They are not. */
    sealed interface Refusal extends Admission {}

    /** They are locked, as too many wrong answers were given about them. */
    record LockedOut() implements Refusal {}

    /** The network that they come from signs in too often. */
    record TooMany() implements Refusal {}

    /** They have no card. */
    record NoCards() implements Refusal {}
}
