package org.cardline.sip;

/** Something that wants to be woken once; set, moved and cancelled through {@link Timers}. */
abstract class Alarm {
    static final int NOT_SET = -1;

    /** When, in milliseconds of the epoch; meaningless while not set. */
    long due;

    /** Where {@link Timers} keeps it. */
    int place = NOT_SET;

    /** The time has come. The alarm is no longer set. */
    abstract void elapsed();
}
