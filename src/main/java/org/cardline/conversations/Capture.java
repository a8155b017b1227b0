package org.cardline.conversations;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.cardline.cases.Entry;
import org.cardline.cases.Reference;
import org.cardline.conversations.CapturedDigits.Judged;
import org.cardline.line.Caller;
import org.cardline.line.StopKeys;
import org.cardline.routing.Obeyed;
import org.cardline.routing.Wish;
import org.cardline.routing.Wished;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a caller keys in a talk and the agent is neither to hear nor to see: a card number, the security code of the card
 * that is known, or a code that is sent for it. The digits are in memory until they are compared, and nowhere else. The caller's own thread alone, but for
 * asking the host.
 *
 * <pre>
 * #    done          **   begins again
 * *1   the question  *0, *2   back to the agent
 * </pre>
 */
final class Capture {
    private static final Logger LOG = LoggerFactory.getLogger(Capture.class);

    /** Who looks for the card in a bag has so long until the first key, and between two of them. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private static final int TRIES = 3;

    /** Who has keyed nothing for so long is done. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    private static final int MOST_LOOKS = 60;

    private final Services services;
    private final Caller caller;
    private final Identity identity;
    private final Wished wished;
    private final StringBuilder digits = new StringBuilder();
    private final CapturedDigits asked;
    private Optional<CompletableFuture<Judged>> answer;
    private Optional<String> toSay;
    private boolean isAsked;
    private String refusal = "";
    private boolean starred;
    private int wrong;
    private Instant until;

    private Capture(Services services, Caller caller, Identity identity, Wished wished) {
        this.services = services;
        this.caller = caller;
        this.identity = identity;
        this.wished = wished;
        asked = CapturedDigits.of(
                wished.wish().what(),
                services,
                identity.attempt(),
                identity.facts().card());
        isAsked = asked.before().isEmpty();
        toSay = isAsked ? Optional.of(asked.question()) : Optional.empty();
        answer = asked.before().map(this::fromHost);
        until = later();
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
        Optional<Obeyed> over = answer.isEmpty() ? takesKeys() : Optional.empty();
        if (over.isPresent() || answer.isEmpty()) return over;
        caller.forgetKeys();
        if (!answer.get().isDone()) return Optional.empty();
        Judged known = answer.get().join();
        answer = Optional.empty();
        return goesOn(known) ? Optional.empty() : Optional.of(known.how());
    }

    private Optional<Obeyed> takesKeys() {
        while (answer.isEmpty() && toSay.isEmpty()) {
            Optional<Character> key = caller.takeSecretKey();
            if (key.isEmpty()) return isLate() ? Optional.of(Obeyed.NOT_KEYED) : Optional.empty();
            until = later();
            if (pressed(key.get())) return Optional.of(Obeyed.NOT_KEYED);
        }
        return Optional.empty();
    }

    /** Whether something is asked after this answer of the host's. */
    private boolean goesOn(Judged known) {
        known.found().ifPresent(identity.facts()::isNowAbout);
        refusal = known.refusal();
        boolean first = !isAsked && known.how() == Obeyed.FITS;
        if (first) toSay = Optional.of(asked.question());
        isAsked = isAsked || first;
        return first || known.how() == Obeyed.DOES_NOT_FIT && asked.isAskedAgain() && asksAgain();
    }

    /** What the caller is told before the talk goes on. */
    String ends(Obeyed how) {
        return switch (how) {
            case FITS -> "Thank you. You are back with the person you talked to.";
            case DOES_NOT_FIT -> refusal;
            case LOCKED_OUT, NOT_SENT -> "We can't verify you on this call.";
            case HOST_SILENT -> "The card system doesn't answer now.";
            default -> "You need not key it now. You are back with the person you talked to.";
        };
    }

    /** Whether the host is being asked, whose answer is to come first. */
    boolean isBeingJudged() {
        return answer.filter(each -> !each.isDone()).isPresent();
    }

    /** Who keys on when the agent is gone keys digits still, and no commands: until nothing comes for a while, to music. */
    void settles() {
        Deadline quiet = Deadline.in(QUIET, services, caller);
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            boolean keysOn = false;
            while (caller.takeSecretKey().isPresent()) keysOn = true;
            if (keysOn) quiet = Deadline.in(QUIET, services, caller);
            if (quiet.isOver()) return;
            caller.sayMeanwhile(services.voice().music(), StopKeys.NONE);
        }
    }

    /** In the case: that something was keyed and what came of it, never what it was. */
    void notes(Reference reference, String agent, Obeyed how) {
        services.cases()
                .note(reference, Entry.Kind.NOTE, asked.name() + " was to be keyed for " + agent + ": " + words(how));
        if (how == Obeyed.FITS)
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
            case NOT_SENT -> "none could be sent";
            case HOST_SILENT -> "the card system doesn't answer";
            default -> "nothing whole was keyed";
        };
    }

    /** The digits are nowhere any more. */
    void forget() {
        for (int i = 0; i < digits.length(); i++) digits.setCharAt(i, '0');
        digits.setLength(0);
    }

    private Instant later() {
        return services.clock().instant().plus(PATIENCE);
    }

    private boolean isLate() {
        return !services.clock().instant().isBefore(until);
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
        if (key == '1') toSay = Optional.of(asked.question());
        return key == '0' || key == '2';
    }

    private void digit(char key) {
        digits.append(key);
        if (asked.isWhole(digits.toString())) whole();
    }

    private void whole() {
        Optional<Supplier<Judged>> judged = asked.judging(digits.toString());
        if (judged.isPresent()) answer = judged.map(this::fromHost);
        else if (!asksAgain()) answer = Optional.of(CompletableFuture.completedFuture(Judged.of(Obeyed.NOT_KEYED)));
    }

    /** Unless that was too often. */
    private boolean asksAgain() {
        forget();
        wrong++;
        if (wrong < TRIES) toSay = Optional.of(asked.again());
        return wrong < TRIES;
    }

    private static Judged silent(Throwable fault) {
        LOG.error("What was keyed in a talk could not be compared", fault);
        return Judged.of(Obeyed.HOST_SILENT);
    }

    /** On another thread: caller and agent talk on meanwhile. */
    private CompletableFuture<Judged> fromHost(Supplier<Judged> host) {
        CompletableFuture<Judged> answer =
                CompletableFuture.supplyAsync(host, services.threads()).exceptionally(Capture::silent);
        var _ = answer.whenComplete((how, fault) -> caller.wake()); // which comes after it is done
        return answer;
    }
}
