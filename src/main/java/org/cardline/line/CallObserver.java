package org.cardline.line;

/**
 * Hears what goes on in calls, as text: for live captions, records and logs. Called on the SIP thread or a caller's own
 * thread, by many at once; it must not wait. A secret key is shown as {@code •}.
 */
public interface CallObserver {
    /** The answer was acknowledged, the conversation begins. */
    void answered(Arrival arrival);

    /** These words are being said. */
    void said(String callId, String words);

    /** What is being said is a question: a key stops it and answers. */
    void asked(String callId);

    /** A key was taken by a question. */
    void keyed(String callId, String shown);

    /** The call is over, or was never taken. The last that is heard of it. */
    void ended(CallEnd end);
}
