package org.cardline;

/** Starts Cardline. */
public final class Main {
    private Main() {}

    static void main(String[] args) {
        System.out.println("Cardline");
    }
}
