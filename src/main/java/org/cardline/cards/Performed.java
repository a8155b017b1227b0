package org.cardline.cards;

/** A command that the demonstration host answered, under its key: one line of its journal. */
record Performed(IdempotencyKey key, HostCommand command, CommandOutcome outcome) {
    private static final int FIELDS = 6;

    String line() {
        var words = CommandText.of(command);
        var answer = OutcomeText.of(outcome);
        return String.join(
                "\t", key.toString(), words.kind(), words.subject(), words.detail(), answer.outcome(), answer.detail());
    }

    /** @throws RuntimeException when this is no such line */
    static Performed of(String line) {
        String[] words = line.split("\t", -1);
        if (words.length != FIELDS) throw new IllegalArgumentException("a line has " + FIELDS + " fields");
        return new Performed(
                IdempotencyKey.of(words[0]),
                new CommandText(words[1], words[2], words[3]).command(),
                new OutcomeText(words[4], words[5]).outcomeOf());
    }
}
