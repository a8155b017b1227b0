package org.cardline;

/** The calls of this process, as a stop sees them. */
interface RunningCalls {
    /** From now on an arriving call is answered 503; those that run go on. */
    void refuseNew();

    /** How many have not ended. */
    int count();
}
