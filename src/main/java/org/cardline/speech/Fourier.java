package org.cardline.speech;

/** The discrete Fourier transform of one size, in place. Not to be shared between threads. */
final class Fourier {
    private final int size;
    private final double[] cosine;
    private final double[] sine;

    /** @param size a power of two */
    Fourier(int size) {
        this.size = size;
        cosine = new double[size / 2];
        sine = new double[size / 2];
        for (int i = 0; i < size / 2; i++) {
            cosine[i] = Math.cos(2 * Math.PI * i / size);
            sine[i] = -Math.sin(2 * Math.PI * i / size);
        }
    }

    /** From time to frequency. */
    void transform(double[] real, double[] imaginary) {
        reorder(real, imaginary);
        for (int half = 1; half < size; half *= 2) {
            for (int start = 0; start < size; start += 2 * half) combine(real, imaginary, start, half);
        }
    }

    private void combine(double[] real, double[] imaginary, int start, int half) {
        int step = size / (2 * half);
        for (int i = 0; i < half; i++) {
            int low = start + i, high = low + half;
            double turnReal = cosine[i * step], turnImaginary = sine[i * step];
            double re = real[high] * turnReal - imaginary[high] * turnImaginary;
            double im = real[high] * turnImaginary + imaginary[high] * turnReal;
            real[high] = real[low] - re;
            imaginary[high] = imaginary[low] - im;
            real[low] += re;
            imaginary[low] += im;
        }
    }

    private void reorder(double[] real, double[] imaginary) {
        int shift = Integer.numberOfLeadingZeros(size) + 1;
        for (int i = 0; i < size; i++) {
            int other = Integer.reverse(i) >>> shift;
            if (other <= i) continue;
            swap(real, i, other);
            swap(imaginary, i, other);
        }
    }

    private static void swap(double[] values, int one, int other) {
        double kept = values[one];
        values[one] = values[other];
        values[other] = kept;
    }
}
