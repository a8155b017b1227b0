package org.cardline.line;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.cardline.line.Asking.Step;
import org.cardline.line.Bridge.Party;
import org.cardline.line.Bridge.Role;
import org.cardline.media.Announcement;
import org.cardline.speech.Ears;
import org.cardline.speech.Utterance;

/**
 * A caller on the telephone: orders acts of its leg and waits in its mailbox until they are done. Used by the caller's
 * own virtual thread only.
 */
final class TelephoneCaller implements Caller {
    private static final int TICK_MILLIS = 20;
    private static final String SECRET = "•";

    /** What was sent last is still on its way through the far end's buffer. */
    private static final Duration LAST_WORDS = Duration.ofMillis(200);

    private final Arrival arrival;
    private final MediaPath media;
    private final Tick tick;
    private final Leg leg;
    private final Mailbox mailbox;
    private final CallObserver observer;
    private final Optional<Ears> ears;
    private final OutgoingCalls outgoing;
    private final Runnable hangUp;
    private final Bridge bridge;
    private int act;

    /** @param ears that listen to this caller, if any do */
    TelephoneCaller(
            Arrival arrival,
            MediaPath media,
            Tick tick,
            Leg leg,
            Mailbox mailbox,
            CallObserver observer,
            Optional<Ears> ears,
            OutgoingCalls outgoing,
            Runnable hangUp) {
        this.arrival = arrival;
        this.media = media;
        this.tick = tick;
        this.leg = leg;
        this.mailbox = mailbox;
        this.observer = observer;
        this.ears = ears;
        this.outgoing = outgoing;
        this.hangUp = hangUp;
        bridge = new Bridge(tick::order);
    }

    @Override
    public Arrival arrival() {
        return arrival;
    }

    @Override
    public boolean mediaIsClear() {
        mailbox.throwIfGone();
        return media.isClear();
    }

    @Override
    public boolean isListenedTo() {
        return ears.isPresent();
    }

    @Override
    public void say(Utterance utterance, StopKeys stops) {
        mailbox.await(beginToSay(utterance, stops));
    }

    private int beginToSay(Utterance utterance, StopKeys stops) {
        mailbox.throwIfGone();
        if (!utterance.words().isEmpty()) observer.said(arrival.callId(), utterance.words());
        int act = ++this.act;
        var announcement = new Announcement(utterance.clips(), stops.mask());
        tick.order(() -> leg.say(act, announcement));
        return act;
    }

    @Override
    public <T> Answer<T> ask(Question<T> question) {
        var asking = new Asking<>(question);
        Optional<OpenEar> ear = open(asking);
        try {
            return ask(asking, ear, question.secret());
        } finally {
            ear.ifPresent(this::close);
        }
    }

    @Override
    public <T> Answer<T> askBetween(Question<T> question) {
        mailbox.setAside();
        try {
            return ask(question);
        } finally {
            mailbox.putBack();
        }
    }

    private Optional<OpenEar> open(Asking<?> asking) {
        Optional<OpenEar> ear = ears.flatMap(each -> asking.listening()
                .map(listening -> new OpenEar(each, listening, news -> tick.order(() -> leg.spoke(news)))));
        ear.ifPresent(each -> tick.order(() -> leg.listen(each)));
        return ear;
    }

    private void close(OpenEar ear) {
        ear.close();
        tick.order(() -> leg.unlisten(ear));
    }

    private <T> Answer<T> ask(Asking<T> asking, Optional<OpenEar> ear, boolean secret) {
        Step<T> step = asking.begin();
        while (true) {
            ear.ifPresent(each -> asking.listening().ifPresent(each::listenFor));
            switch (step) {
                case Step.Say<T>(Utterance words, boolean forgetKeys) -> {
                    if (forgetKeys) forgetKeys();
                    step = sayUnlessAnswered(asking, words, ear, secret);
                }
                case Step.Listen<T>(Duration atMost) -> step = listen(asking, atMost, ear, secret);
                case Step.Finished<T>(Answer<T> answer) -> {
                    return answer;
                }
            }
        }
    }

    private <T> Step<T> sayUnlessAnswered(Asking<T> asking, Utterance words, Optional<OpenEar> ear, boolean secret) {
        if (hasNews(ear)) return answered(asking, ear, secret);
        int act = beginToSay(words, StopKeys.ANY);
        observer.asked(arrival.callId());
        mailbox.await(act);
        return ear.filter(OpenEar::hasNews).isPresent() ? answered(asking, ear, secret) : asking.said();
    }

    private <T> Step<T> listen(Asking<T> asking, Duration atMost, Optional<OpenEar> ear, boolean secret) {
        if (!hasNews(ear)) waitFor(atMost, true);
        return hasNews(ear) ? answered(asking, ear, secret) : asking.silent();
    }

    private boolean hasNews(Optional<OpenEar> ear) {
        return mailbox.hasKeys() || ear.filter(OpenEar::hasNews).isPresent();
    }

    /** Speech that began comes before a key, so that the key wins over what is made of it. */
    private <T> Step<T> answered(Asking<T> asking, Optional<OpenEar> ear, boolean secret) {
        mailbox.throwIfGone();
        if (ear.filter(OpenEar::takeBegan).isPresent()) return asking.speechBegan();
        if (mailbox.hasKeys()) return keyed(asking, secret);
        return ear.map(OpenEar::takeHeard).map(asking::heard).orElseGet(asking::said);
    }

    private <T> Step<T> keyed(Asking<T> asking, boolean secret) {
        char key = mailbox.takeKey();
        observer.keyed(arrival.callId(), secret ? SECRET : String.valueOf(key));
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
        mailbox.await(beginToWait(length, untilKey));
    }

    private int beginToWait(Duration length, boolean untilKey) {
        mailbox.throwIfGone();
        int act = ++this.act;
        int ticks = (int) Math.clamp(length.toMillis() / TICK_MILLIS, 1, Integer.MAX_VALUE);
        tick.order(() -> leg.pause(act, ticks, untilKey));
        return act;
    }

    @Override
    public void sayMeanwhile(Utterance utterance, StopKeys stops) {
        mailbox.awaitUnlessWoken(beginToSay(utterance, stops));
    }

    @Override
    public void await(Duration atMost) {
        if (!mailbox.hasKeys()) mailbox.awaitUnlessWoken(beginToWait(atMost, true));
    }

    @Override
    public void wake() {
        mailbox.wake();
    }

    @Override
    public Optional<Character> takeKey() {
        return takeKey(false);
    }

    @Override
    public Optional<Character> takeSecretKey() {
        return takeKey(true);
    }

    private Optional<Character> takeKey(boolean secret) {
        mailbox.throwIfGone();
        if (!mailbox.hasKeys()) return Optional.empty();
        char key = mailbox.takeKey();
        observer.keyed(arrival.callId(), secret ? SECRET : String.valueOf(key));
        return Optional.of(key);
    }

    @Override
    public Ringing ring(String address) {
        mailbox.throwIfGone();
        return outgoing.ring(address, tick, mailbox::wake);
    }

    @Override
    public void talkWith(Ringing... others) {
        mailbox.throwIfGone();
        bridge.joins(talk(others).toList());
    }

    @Override
    public void talkWhileKeying(Ringing... others) {
        mailbox.throwIfGone();
        bridge.joins(Stream.concat(
                        Stream.of(new Party(leg, new Role.Keys())), legs(others).map(Party::talks))
                .toList());
    }

    @Override
    public void talkWith(Beside beside, Ringing... others) {
        mailbox.throwIfGone();
        bridge.joins(Stream.concat(talk(others), party(beside)).toList());
    }

    private Stream<Party> talk(Ringing... others) {
        return Stream.concat(Stream.of(leg), legs(others)).map(Party::talks);
    }

    /** Nobody where the telephone, or who hears the whisper, is not there any more. */
    private static Stream<Party> party(Beside beside) {
        return legs(beside.telephone()).flatMap(own -> role(beside).map(role -> new Party(own, role)));
    }

    private static Stream<Role> role(Beside beside) {
        return switch (beside.part()) {
            case LISTENS -> Stream.of(new Role.Listens());
            case WHISPERS -> legs(beside.to()).map(Role.WhispersTo::new);
            case BARGES -> Stream.of(new Role.Barges());
        };
    }

    @Override
    public void letTalk(Ringing... others) {
        mailbox.throwIfGone();
        bridge.joins(legs(others).map(Party::talks).toList());
        mailbox.forgetKeys();
    }

    private static Stream<Leg> legs(Ringing... answered) {
        return Arrays.stream(answered)
                .flatMap(each ->
                        each instanceof RungTelephone telephone ? telephone.present().stream() : Stream.empty());
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
