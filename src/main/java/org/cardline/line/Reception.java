package org.cardline.line;

/** Decides who takes an arriving call. */
public interface Reception {
    /** Called on the SIP thread, which carries every call's signalling: it must not wait for anything. */
    Admission admit(Arrival arrival);
}
