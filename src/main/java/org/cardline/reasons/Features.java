package org.cardline.reasons;

/** A sentence as numbers, for a {@link LinearModel}. */
interface Features {
    /** How many there are. */
    int count();

    /** Those of a sentence; most are zero and left out in a sparse family. */
    Sparse of(String sentence);

    /** The features at {@code indices} and their values; all others are 0. */
    record Sparse(int[] indices, float[] values) {}
}
