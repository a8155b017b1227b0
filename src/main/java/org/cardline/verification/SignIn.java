package org.cardline.verification;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cardline.cards.Card;
import org.cardline.cards.CustomerReference;
import org.cardline.cards.PersonalDetails;

/**
 * A card member who signs in on a page: by what is on file, then by a one-time code to a device on file; or by a passkey,
 * or by the issuer's own sign-in. Neither what is answered nor when tells whether the details fit anybody: the code is
 * asked for at once, and looked for and sent meanwhile. Any thread may use it; what was shown counts until its {@link #end}.
 */
public final class SignIn {
    static final String TRIED = "page sign-in";

    /** In an hour, whether the details fit or not: each may send somebody a code. */
    static final int PER_NETWORK = 20;

    private final Attempt attempt;
    private final CompletableFuture<List<Card>> found = new CompletableFuture<>();
    private volatile boolean verified;

    private SignIn(Attempt attempt) {
        this.attempt = attempt;
    }

    static SignIn begin(Attempt attempt, Limits limits, List<Limit> tried, PersonalDetails details, String language) {
        var signIn = new SignIn(attempt);
        Thread.ofVirtual().name("sign-in").start(() -> signIn.look(limits, tried, details, language));
        return signIn;
    }

    /** One who has shown elsewhere who they are. */
    static SignIn shown(Attempt attempt, List<Card> cards) {
        var signIn = new SignIn(attempt);
        signIn.found.complete(cards);
        signIn.verified = true;
        return signIn;
    }

    private void look(Limits limits, List<Limit> tried, PersonalDetails details, String language) {
        List<Card> cards = List.of();
        try {
            if (limits.take(tried).isPresent()
                    && attempt.byDetails(details) instanceof Finding.Found(List<Card> fitting)) {
                attempt.sendCode(attempt.speaker(fitting.getFirst()), language);
                cards = fitting;
            }
        } finally {
            found.complete(cards);
        }
    }

    /** Whether this is the code that was sent. Where none was sent, none fits. */
    public boolean code(OneTimeCode code) {
        List<Card> cards = found.join();
        boolean fits = attempt.oneTimeCode(code) instanceof Judgement.Verified;
        verified = verified || (fits && !cards.isEmpty());
        return fits;
    }

    /** What the member has shown; empty until the code was right. */
    public Optional<Attempt> shown() {
        return verified ? Optional.of(attempt) : Optional.empty();
    }

    /** Who has signed in; empty until the code was right. */
    public Optional<CustomerReference> member() {
        return verified ? Optional.of(attempt.speaker(found.join().getFirst())) : Optional.empty();
    }

    /** Nothing is verified any more. */
    public void end() {
        verified = false;
        attempt.end();
    }
}
