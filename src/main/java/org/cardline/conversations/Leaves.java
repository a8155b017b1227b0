package org.cardline.conversations;

/** The caller leaves the conversation, from wherever in it: unwinds it to the menu that began it. */
final class Leaves extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Where to. */
    enum Way {
        /** To a person: by key, or after keys that meant nothing too often. */
        TO_PERSON,
        /** To the menu before. */
        BACK,
        /** Nobody keyed anything: the call ends. */
        SILENT
    }

    private final Way way;

    Leaves(Way way) {
        super(way.name(), null, false, false);
        this.way = way;
    }

    Way way() {
        return way;
    }
}
