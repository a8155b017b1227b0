package org.cardline.cases;

/**
 * How many calls there were.
 *
 * @param promised calls whose caller was given a reference
 */
public record CallCounts(long calls, long answered, long promised) {}
