package org.cardline;

/** A house without a line. */
final class NoCalls implements RunningCalls {
    @Override
    public void refuseNew() {}

    @Override
    public int count() {
        return 0;
    }
}
