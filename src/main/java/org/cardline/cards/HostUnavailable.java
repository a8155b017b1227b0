package org.cardline.cards;

/**
 * The card host gave no answer that can be used: too slow, unreachable, broken, or it no longer knows the reference.
 * What was asked may or may not have happened. The text names the request and what came back, never their contents;
 * there is no cause, because causes quote what they choked on.
 */
public final class HostUnavailable extends Exception {
    private static final long serialVersionUID = 1;

    public HostUnavailable(String what) {
        super(what);
    }
}
