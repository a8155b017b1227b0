package org.cardline.line;

/** The caller has hung up, or cannot be heard any more: the conversation is over. Carries nothing but that. */
public final class CallerGone extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CallerGone() {
        super("The caller is gone.", null, false, false);
    }
}
