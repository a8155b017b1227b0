package org.cardline.cases;

/** Text from outside, made fit for a column. */
final class Text {
    private Text() {}

    /** Without control characters, which PostgreSQL partly refuses, and cut to this many characters. */
    static String bounded(String text, int longest) {
        String cut = text.length() <= longest ? text : text.substring(0, longest);
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
