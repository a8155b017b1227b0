package org.cardline.cases;

/**
 * What {@link Retention#forget} deleted.
 *
 * @param recordings recorded statements
 * @param callingNumbers numbers that people called from; the records of their calls stay, without them
 * @param cases cases with their timelines and letters
 * @param letters letters that belonged to no case
 */
public record Forgotten(int recordings, int callingNumbers, int cases, int letters) {
    @Override
    public String toString() {
        return "deleted: recordings " + recordings + ", calling numbers " + callingNumbers
                + ", cases with their timelines " + cases + ", other letters " + letters;
    }
}
