package org.cardline.conversations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.cardline.cards.Card;
import org.cardline.cards.CardNumber;
import org.cardline.cards.SecurityCode;
import org.cardline.cases.Entry;
import org.cardline.cases.Reference;
import org.cardline.line.Caller;
import org.cardline.routing.Obeyed;
import org.cardline.routing.Wish;
import org.cardline.routing.Wished;
import org.cardline.verification.Attempt;
import org.cardline.verification.Finding;
import org.cardline.verification.Judgement;

/**
 * What a caller keys in a talk and the agent is neither to hear nor to see: a card number, or the security code of the card
 * that is known. The digits are in memory until they are compared, and nowhere else. The caller's own thread alone, but for
 * asking the host.
 *
 * <pre>
 * #    done          **   begins again
 * *1   the question  *0, *2   back to the agent
 * </pre>
 */
final class Capture {
    /** Who looks for the card in a bag has so long until the first key, and between two of them. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private static final int TRIES = 3;

    private final Services services;
    private final Caller caller;
    private final Identity identity;
    private final Wished wished;
    private final StringBuilder digits = new StringBuilder();
    private Optional<CompletableFuture<Judged>> judging = Optional.empty();
    private Optional<String> toSay;
    private String refusal = "";
    private boolean starred;
    private int wrong;
    private Instant until;

    private Capture(Services services, Caller caller, Identity identity, Wished wished) {
        this.services = services;
        this.caller = caller;
        this.identity = identity;
        this.wished = wished;
        toSay = Optional.of(question());
        until = later();
    }

    /** What the host says. @param found the card of that number */
    private record Judged(Obeyed how, Optional<Card> found) {
        Judged(Obeyed how) {
            this(how, Optional.empty());
        }
    }

    /** Why it can't be done; empty where it can. */
    static Optional<Obeyed> refused(Wish.What what, Services services, Caller caller, Identity identity) {
        if (what == Wish.What.CARD_NUMBER) return Optional.empty();
        if (identity.facts().card().isEmpty()) return Optional.of(Obeyed.NOT_NOW);
        boolean isPrivate = !caller.mediaIsClear() || services.secretsOnClearMedia();
        return isPrivate ? Optional.empty() : Optional.of(Obeyed.NOT_PRIVATE);
    }

    /** Begins; {@link #toSay} says what is asked. */
    static Capture begin(Wished wished, Services services, Caller caller, Identity identity) {
        return new Capture(services, caller, identity, wished);
    }

    Wished wished() {
        return wished;
    }

    /** How many keys were pressed of what is keyed now. */
    int keyed() {
        return digits.length();
    }

    /** What the caller is to be told alone now, once; empty if nothing. */
    Optional<String> toSay() {
        Optional<String> sentence = toSay;
        toSay = Optional.empty();
        if (sentence.isPresent()) until = later();
        return sentence;
    }

    /** So long nothing happens unless a key comes, or the host answers. */
    Duration patience() {
        Duration left = Duration.between(services.clock().instant(), until);
        return left.isPositive() ? left : Duration.ofMillis(20);
    }

    /** Takes the keys that came; what came of it all, once that is known. */
    Optional<Obeyed> look() {
        Optional<Obeyed> over = judging.isEmpty() ? takesKeys() : Optional.empty();
        if (over.isPresent()) return over;
        if (judging.isPresent()) caller.forgetKeys();
        return judging.filter(CompletableFuture::isDone)
                .map(CompletableFuture::join)
                .map(this::judged);
    }

    private Optional<Obeyed> takesKeys() {
        while (judging.isEmpty() && toSay.isEmpty()) {
            Optional<Character> key = caller.takeSecretKey();
            if (key.isEmpty()) return isLate() ? Optional.of(Obeyed.NOT_KEYED) : Optional.empty();
            until = later();
            if (pressed(key.get())) return Optional.of(Obeyed.NOT_KEYED);
        }
        return Optional.empty();
    }

    private Obeyed judged(Judged answer) {
        answer.found().ifPresent(identity.facts()::isNowAbout);
        return answer.how();
    }

    /** The digits are nowhere any more; what the caller is told before the talk goes on. */
    String ends(Obeyed how) {
        forget();
        return switch (how) {
            case FITS -> "Thank you. You are back with the person you talked to.";
            case DOES_NOT_FIT -> refusal;
            case LOCKED_OUT -> "We can't verify you on this call.";
            case HOST_SILENT -> "The card system doesn't answer now.";
            default -> "You need not key it now. You are back with the person you talked to.";
        };
    }

    /** In the case: that something was keyed and what came of it, never what it was. */
    void notes(Reference reference, String agent, Obeyed how) {
        String what = isNumber() ? "The card number" : "The security code";
        services.cases().note(reference, Entry.Kind.NOTE, what + " was to be keyed for " + agent + ": " + words(how));
        if (how == Obeyed.FITS && isNumber())
            identity.facts()
                    .card()
                    .ifPresent(card -> services.cases()
                            .about(
                                    reference,
                                    card.customer().value(),
                                    card.reference().value(),
                                    card.lastFour()));
    }

    private static String words(Obeyed how) {
        return switch (how) {
            case FITS -> "it fits";
            case DOES_NOT_FIT -> "it doesn't fit";
            case LOCKED_OUT -> "too many tries";
            case HOST_SILENT -> "the card system doesn't answer";
            default -> "nothing whole was keyed";
        };
    }

    private void forget() {
        for (int i = 0; i < digits.length(); i++) digits.setCharAt(i, '0');
        digits.setLength(0);
    }

    private Instant later() {
        return services.clock().instant().plus(PATIENCE);
    }

    private boolean isLate() {
        return !services.clock().instant().isBefore(until);
    }

    private boolean isNumber() {
        return wished.wish().what() == Wish.What.CARD_NUMBER;
    }

    private String question() {
        return isNumber()
                ? "Please key the card number, then pound. The agent can't hear or see it."
                : "Please key the security code on the card. The agent can't hear or see it.";
    }

    /** Whether the caller wants to key nothing. */
    private boolean pressed(char key) {
        boolean second = starred;
        starred = !second && key == '*';
        if (second) return starredWith(key);
        if (key == '#') whole();
        else if (key != '*') digit(key);
        return false;
    }

    private boolean starredWith(char key) {
        if (key == '*') forget();
        if (key == '1') toSay = Optional.of(question());
        return key == '0' || key == '2';
    }

    private void digit(char key) {
        digits.append(key);
        if (isWhole()) whole();
    }

    private boolean isWhole() {
        return isNumber()
                ? FindingCard.isWhole(services.programme(), digits.toString())
                : digits.length() == codeLength();
    }

    private int codeLength() {
        return identity.facts()
                .card()
                .map(card -> Verifying.codeLength(services.programme(), card))
                .orElse(0);
    }

    private void whole() {
        String keyed = digits.toString();
        Optional<CompletableFuture<Judged>> judged = isNumber()
                ? CardNumber.parse(keyed)
                        .filter(number -> FindingCard.isWhole(services.programme(), keyed))
                        .map(this::finds)
                : SecurityCode.parse(keyed)
                        .filter(code -> keyed.length() == codeLength())
                        .map(this::compares);
        if (judged.isEmpty()) asksAgain();
        else judging = judged;
    }

    private void asksAgain() {
        forget();
        wrong++;
        if (wrong < TRIES)
            toSay = Optional.of(isNumber() ? "That is no card number. Please key it again, then pound." : question());
        else judging = Optional.of(CompletableFuture.completedFuture(new Judged(Obeyed.NOT_KEYED)));
    }

    private CompletableFuture<Judged> finds(CardNumber number) {
        refusal = FindingCard.refusal(number, services);
        Attempt attempt = identity.attempt();
        return asked(() -> found(attempt.byNumber(number)));
    }

    private static Judged found(Finding finding) {
        return switch (finding) {
            case Finding.Found(List<Card> cards) -> new Judged(Obeyed.FITS, Optional.of(cards.getFirst()));
            case Finding.NotFound none -> new Judged(Obeyed.DOES_NOT_FIT);
            case Finding.PersonFirst locked -> new Judged(Obeyed.LOCKED_OUT);
            case Finding.HostSilent silent -> new Judged(Obeyed.HOST_SILENT);
        };
    }

    private CompletableFuture<Judged> compares(SecurityCode code) {
        refusal = "That doesn't match what we have.";
        Card card = identity.facts().card().orElseThrow();
        Attempt attempt = identity.attempt();
        return asked(() -> new Judged(compared(attempt.securityCode(card, code))));
    }

    private static Obeyed compared(Judgement judgement) {
        return switch (judgement) {
            case Judgement.Verified right -> Obeyed.FITS;
            case Judgement.NotVerified not -> Obeyed.DOES_NOT_FIT;
            case Judgement.LockedOut locked -> Obeyed.LOCKED_OUT;
            case Judgement.HostSilent silent -> Obeyed.HOST_SILENT;
        };
    }

    /** On another thread: caller and agent talk on meanwhile. */
    private CompletableFuture<Judged> asked(Supplier<Judged> host) {
        CompletableFuture<Judged> answer = CompletableFuture.supplyAsync(host, services.threads());
        var _ = answer.whenComplete((how, fault) -> caller.wake()); // which comes after it is done
        return answer;
    }
}
