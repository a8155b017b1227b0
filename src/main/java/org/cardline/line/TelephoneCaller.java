package org.cardline.line;

import java.time.Duration;
import org.cardline.line.Asking.Step;
import org.cardline.media.Announcement;
import org.cardline.speech.Utterance;

/**
 * A caller on the telephone: orders acts of its leg and waits in its mailbox until they are done. Used by the caller's
 * own virtual thread only.
 */
final class TelephoneCaller implements Caller {
    private static final int TICK_MILLIS = 20;

    /** What was sent last is still on its way through the far end's buffer. */
    private static final Duration LAST_WORDS = Duration.ofMillis(200);

    private final Arrival arrival;
    private final Tick tick;
    private final Leg leg;
    private final Mailbox mailbox;
    private final CallObserver observer;
    private final Runnable hangUp;
    private int act;

    TelephoneCaller(Arrival arrival, Tick tick, Leg leg, Mailbox mailbox, CallObserver observer, Runnable hangUp) {
        this.arrival = arrival;
        this.tick = tick;
        this.leg = leg;
        this.mailbox = mailbox;
        this.observer = observer;
        this.hangUp = hangUp;
    }

    @Override
    public Arrival arrival() {
        return arrival;
    }

    @Override
    public boolean mediaIsClear() {
        mailbox.throwIfGone();
        return true;
    }

    @Override
    public boolean isListenedTo() {
        return false;
    }

    @Override
    public void say(Utterance utterance, StopKeys stops) {
        mailbox.await(beginToSay(utterance, stops));
    }

    private int beginToSay(Utterance utterance, StopKeys stops) {
        mailbox.throwIfGone();
        observer.said(arrival.callId(), utterance.words());
        int act = ++this.act;
        var announcement = new Announcement(utterance.clips(), stops.mask());
        tick.order(() -> leg.say(act, announcement));
        return act;
    }

    @Override
    public <T> Answer<T> ask(Question<T> question) {
        var asking = new Asking<>(question);
        Step<T> step = asking.begin();
        while (true) {
            switch (step) {
                case Step.Say<T>(Utterance words, boolean forgetKeys) -> {
                    if (forgetKeys) forgetKeys();
                    step = sayUnlessKeyed(asking, words, question.secret());
                }
                case Step.Listen<T>(Duration atMost) -> step = listen(asking, atMost, question.secret());
                case Step.Finished<T>(Answer<T> answer) -> {
                    return answer;
                }
            }
        }
    }

    private <T> Step<T> sayUnlessKeyed(Asking<T> asking, Utterance words, boolean secret) {
        if (mailbox.hasKeys()) return keyed(asking, secret);
        int act = beginToSay(words, StopKeys.ANY);
        observer.asked(arrival.callId());
        mailbox.await(act);
        return asking.said();
    }

    private <T> Step<T> listen(Asking<T> asking, Duration atMost, boolean secret) {
        if (!mailbox.hasKeys()) waitFor(atMost, true);
        return mailbox.hasKeys() ? keyed(asking, secret) : asking.silent();
    }

    private <T> Step<T> keyed(Asking<T> asking, boolean secret) {
        mailbox.throwIfGone();
        char key = mailbox.takeKey();
        observer.keyed(arrival.callId(), secret ? "•" : String.valueOf(key));
        return asking.keyed(key);
    }

    @Override
    public Recording record(RecordingLimits limits) {
        mailbox.throwIfGone();
        int act = ++this.act;
        var recorder = new Recorder(limits);
        tick.order(() -> leg.record(act, recorder));
        mailbox.await(act);
        return recorder.recording();
    }

    @Override
    public void pause(Duration length) {
        waitFor(length, false);
    }

    private void waitFor(Duration length, boolean untilKey) {
        mailbox.throwIfGone();
        int act = ++this.act;
        int ticks = (int) Math.clamp(length.toMillis() / TICK_MILLIS, 1, Integer.MAX_VALUE);
        tick.order(() -> leg.pause(act, ticks, untilKey));
        mailbox.await(act);
    }

    @Override
    public void forgetKeys() {
        mailbox.throwIfGone();
        mailbox.forgetKeys();
    }

    @Override
    public void hangUp() {
        pause(LAST_WORDS);
        hangUp.run();
        mailbox.gone();
    }
}
