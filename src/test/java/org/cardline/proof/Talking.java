package org.cardline.proof;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cardline.media.Clip;
import org.cardline.phone.Ear;
import org.cardline.phone.Pickup;
import org.cardline.phone.Telephone;
import org.cardline.sip.SipUri;
import org.cardline.sip.Uri;

/** A call that is made step by step: wait for words, press keys, speak. Used by one thread. */
final class Talking implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;

    private final Telephone telephone;
    private final Heard heard;

    private Talking(Telephone telephone, Heard heard) {
        this.telephone = telephone;
        this.heard = heard;
    }

    /** Calls the line and waits until it answers. */
    static Talking to(RunningCardline line) throws Exception {
        return to(line, Ear.DEAF);
    }

    /** The same, while this ear hears it. */
    static Talking to(RunningCardline line, Ear ear) throws Exception {
        return to(line, line.dialled(), "+12025550143", ear);
    }

    /** The same, at this entry point and from this number, deaf. */
    static Talking to(RunningCardline line, String dialled, String from) throws Exception {
        return to(line, dialled, from, Ear.DEAF);
    }

    private static Talking to(RunningCardline line, String dialled, String from, Ear ear) throws Exception {
        var uri = (SipUri) Uri.of("sip:" + dialled + "@127.0.0.1:" + line.sipPort());
        Telephone telephone = Telephone.dial(uri, from, ear);
        var talking = new Talking(telephone, Heard.follow(line.httpPort(), telephone.callId(), new AtomicInteger()));
        Pickup pickup = telephone.pickup().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        if (!(pickup instanceof Pickup.Answered)) throw new AssertionError("nobody answered: " + pickup);
        return talking;
    }

    String callId() {
        return telephone.callId();
    }

    Talking press(String keys) {
        telephone.press(keys);
        return this;
    }

    Talking say(Clip clip) {
        telephone.say(clip);
        return this;
    }

    /** Waits until something was said that begins so. */
    Talking hear(String words) throws InterruptedException {
        if (!heard.await(said -> said.startsWith(words), PATIENCE_MILLIS))
            throw new AssertionError("never heard \"" + words + "\" but " + heard.said());
        return this;
    }

    /** Waits until so many sentences were said. */
    Talking hearAll(int sentences) throws InterruptedException {
        if (!heard.awaitSentences(sentences, PATIENCE_MILLIS))
            throw new AssertionError("never heard sentence " + sentences + " but " + heard.said());
        return this;
    }

    /** Everything that was said so far. */
    List<String> said() {
        return heard.said();
    }

    /** Stays this long, or until the line hangs up. */
    Talking stay(int millis) throws InterruptedException {
        heard.awaitEnd(millis);
        return this;
    }

    /** Everything that came over the captions' connection, and the keys that were shown, in one piece. */
    String captions() {
        return heard.everything();
    }

    /** Hangs up and waits until the line knows. */
    @Override
    public void close() throws IOException, InterruptedException {
        telephone.hangUp();
        heard.awaitEnd(PATIENCE_MILLIS);
        heard.close();
        telephone.close();
    }
}
