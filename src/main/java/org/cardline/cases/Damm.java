package org.cardline.cases;

/** The Damm check digit: finds every single wrong digit and every swap of two neighbours. H. M. Damm, 2004. */
final class Damm {
    /** The totally anti-symmetric quasigroup of order 10 of Damm's thesis: row is what came before, column the digit. */
    private static final String[] QUASIGROUP = {
        "0317598642",
        "7092154863",
        "4206871359",
        "1750983426",
        "6123045978",
        "3674209581",
        "5869720134",
        "8945362017",
        "9438617205",
        "2581436790"
    };

    private Damm() {}

    /** The digit that makes {@code digits} followed by it {@link #fits fit}. */
    static char checkDigit(String digits) {
        int interim = 0;
        for (int at = 0; at < digits.length(); at++) {
            interim = QUASIGROUP[interim].charAt(digits.charAt(at) - '0') - '0';
        }
        return (char) ('0' + interim);
    }

    /** Whether the last digit is the check digit of those before it. */
    static boolean fits(String digits) {
        return checkDigit(digits) == '0';
    }
}
