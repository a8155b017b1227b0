package org.cardline.reasons;

/**
 * Something that somebody said or wrote, and what it was about.
 *
 * @param source the set it comes from: {@code clinc}, {@code banking77}, {@code own}, {@code judged},
 *     {@code calls}; {@code contrast} is our own too, by pattern: learnt from, and never measured on
 */
record Utterance(Label label, String words, String source) {
    static Utterance ofLine(String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != 3) throw new IllegalArgumentException("not reason, utterance, set: " + line);
        return new Utterance(Label.of(columns[0]), columns[1], columns[2]);
    }

    Utterance saying(String otherWords) {
        return new Utterance(label, otherWords, source);
    }

    boolean isMeasured() {
        return !source.equals("contrast");
    }

    boolean isInScope() {
        return label.reason().isPresent();
    }

    /** In which of so many folds it is: the same wording is always in the same one. */
    int fold(int folds) {
        return Math.floorMod(PlainWords.of(words).hashCode() * 0x9E3779B1 >>> 8, folds);
    }
}
