package org.cardline.desk;

/**
 * What an agent promises, in sentences that are recorded: a caller who follows up hears them. All but the last have a date.
 */
public enum NextStep {
    PERSON("A person takes it up."),
    LOOKED_INTO("The charge is looked into."),
    LETTER("We wait for your letter about the charge."),
    NEW_CARD("A new card is on its way."),
    NONE("Nothing more is to be done.");

    private final String words;

    NextStep(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
