package org.cardline.cases;

/** Text from outside, made fit for a column. */
final class Text {
    private Text() {}

    /** Cut to this many characters, with {@code ?} for control characters and halves of one, which PostgreSQL refuses. */
    static String bounded(String text, int longest) {
        String cut = text.length() <= longest ? text : text.substring(0, longest);
        return cut.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    }
}
