package org.cardline.reasons;

/** Two families of features side by side. */
final class Together implements Features {
    private final Features first;
    private final Features second;

    Together(Features first, Features second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public int count() {
        return first.count() + second.count();
    }

    @Override
    public Sparse of(String sentence) {
        Sparse left = first.of(sentence), right = second.of(sentence);
        int split = left.indices().length, length = split + right.indices().length;
        var indices = new int[length];
        var values = new float[length];
        for (int i = 0; i < length; i++) {
            indices[i] = i < split ? left.indices()[i] : right.indices()[i - split] + first.count();
            values[i] = i < split ? left.values()[i] : right.values()[i - split];
        }
        return new Sparse(indices, values);
    }
}
