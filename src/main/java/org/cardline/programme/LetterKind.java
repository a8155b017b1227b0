package org.cardline.programme;

import java.util.Set;

/** What is written to customers. A kind says what its wording may hold: nothing else is ever filled in. */
public enum LetterKind {
    /** A card was frozen; every address on file is told. */
    CARD_FROZEN("lastFour"),
    /** A card was blocked for good. */
    CARD_BLOCKED("lastFour"),
    /** A card is on its way in place of another. */
    NEW_CARD("lastFour", "arrives"),
    /** A charge is disputed, and what follows. */
    DISPUTE("lastFour", "charge", "writeBy", "writeWithinDays"),
    /** Somebody talked with an agent, and what happens next. */
    TALK("agent", "day", "time", "step", "by"),
    /** A passkey was added on the guide's pages; every address on file is told. */
    PASSKEY_ADDED(),
    /** All passkeys were removed by an agent, in a talk; every address on file is told. */
    PASSKEYS_REMOVED(),
    /** A one-time code: the only kind that may hold a secret. */
    ONE_TIME_CODE("code");

    /** What any wording may name: the issuer, and the reference of the case that the letter belongs to. */
    private static final Set<String> ALWAYS = Set.of("brand", "reference");

    private final Set<String> names;

    LetterKind(String... names) {
        this.names = Set.of(names);
    }

    /** The word for it in programmes and in the outbox: {@code card-frozen}. */
    public String word() {
        return Words.of(this);
    }

    /** Whether its wording may be filled in with this. */
    public boolean mayHold(String name) {
        return ALWAYS.contains(name) || names.contains(name);
    }

    /** Whether this may be seen on a locked screen, by others: in a mail's subject, in a text message. */
    boolean mayShow(String name) {
        return mayHold(name) && !name.equals("charge") && !name.equals("step");
    }
}
