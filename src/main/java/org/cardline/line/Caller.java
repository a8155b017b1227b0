package org.cardline.line;

import java.time.Duration;
import java.util.Optional;
import org.cardline.speech.Utterance;

/**
 * One caller, as a conversation sees one. Every method blocks until it is done; only the caller's own virtual thread
 * uses it. Once the caller has hung up, or the call was lost, every method throws {@link CallerGone}.
 */
public interface Caller {
    /** The call that brought the caller here; the only method that never throws. */
    Arrival arrival();

    /** True while anybody on the network could hear what is said and keyed: plain RTP that leaves this machine. */
    boolean mediaIsClear();

    /** Whether what this caller says is understood; else questions are answered by keys alone. */
    boolean isListenedTo();

    /**
     * Says it; returns when it was played, or when a key of {@code stops} stopped it. That key stays, for the next
     * question; one typed ahead already stops it before it starts.
     */
    void say(Utterance utterance, StopKeys stops);

    /** Asks until keys or speech make sense or the tries are used up. Keys typed ahead answer it without its prompt. */
    <T> Answer<T> ask(Question<T> question);

    /** Asks in between: keys that were pressed before answer nothing, and stay for the question after it. */
    <T> Answer<T> askBetween(Question<T> question);

    /** Records the caller from now on, in memory; the key that ends it is no part of it and answers no question. */
    Recording record(RecordingLimits limits);

    /** Waits in silence; keys pressed meanwhile stay for the next question. */
    void pause(Duration length);

    /**
     * Says it, and returns also when {@link #wake} is called: then it goes on being said until something else is. A key of
     * {@code stops} stops it.
     */
    void sayMeanwhile(Utterance utterance, StopKeys stops);

    /** Waits in silence until a key comes, {@link #wake} is called, or the time is over. */
    void await(Duration atMost);

    /** Any thread: ends {@link #sayMeanwhile} and {@link #await} now, or the next of them at once. */
    void wake();

    /** The key that was pressed first and is not taken yet; empty if there is none. */
    Optional<Character> takeKey();

    /** The same, of what nobody who looks at the call may know. */
    Optional<Character> takeSecretKey();

    /** Begins to ring a telephone, {@code sip:user@address:port} or {@code extension:name}; whatever comes of it wakes this caller. */
    Ringing ring(String address);

    /** From now on the caller and these, who answered, hear each other, and nobody else. */
    void talkWith(Ringing... others);

    /** The same, but nobody hears the caller's keys, whether they are events or tones: those are to be taken. */
    void talkWhileKeying(Ringing... others);

    /** The same as {@link #talkWith(Ringing...)}, with somebody beside them. */
    void talkWith(Beside beside, Ringing... others);

    /**
     * From now on these, who answered, hear each other; the caller hears none of them, but what is said to the caller. Of
     * none: whoever talked hears nothing any more. Keys that the caller pressed in a talk are forgotten.
     */
    void letTalk(Ringing... others);

    /** Throws away what was typed ahead. */
    void forgetKeys();

    /** Ends the call; every later call of a method throws {@link CallerGone}. */
    void hangUp();
}
