package org.cardline.line;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.cardline.line.Extension.Rung;
import org.cardline.media.RtpWriter;
import org.cardline.sip.SessionDescription;
import org.cardline.webrtc.BrowserOffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Browsers that are telephones: they connect before anybody rings them, so that who answers is heard at once, and are
 * rung by name. A new one takes the place of the last of its name, and goes on with a talk whose browser was lost
 * less than {@link #GRACE} ago. Owned by the SIP thread but for what says otherwise.
 */
final class Extensions {
    private static final Logger LOG = LoggerFactory.getLogger(Extensions.class);
    private static final String SCHEME = "extension:";
    private static final int MOST = 1_000;

    /** A talk waits so long for a browser that is lost to be back, or another of its name to come. */
    static final Duration GRACE = Duration.ofSeconds(8);

    private static final int LONGEST_WAIT_SECONDS = 2;

    /** Who sees an offer may pick up before the telephone rings: the caller is still being told something. */
    private static final Duration PICKED_UP_AHEAD = Duration.ofSeconds(3);

    private final Signalling signalling;
    private final Slots slots;
    private final BrowserDoor door;
    private final LineMeter meter;
    private final RandomGenerator random;
    private final Map<String, Extension> extensions = new HashMap<>();
    private final Map<String, Rung> awaiting = new HashMap<>(); // talks without a browser

    Extensions(Signalling signalling, Slots slots, BrowserDoor door, LineMeter meter, RandomGenerator random) {
        this.signalling = signalling;
        this.slots = slots;
        this.door = door;
        this.meter = meter;
        this.random = random;
    }

    /** Whether such an address names an extension: {@code extension:ana}. */
    static boolean isOne(String address) {
        return address.startsWith(SCHEME);
    }

    /**
     * Any thread but the line's own; waits for the SIP thread.
     *
     * @param changed told that it rings, talks, or does so no more; must not wait
     * @return the answer to the browser's offer; empty where there is no room, or no audio for us
     */
    Optional<SessionDescription> connect(String name, BrowserOffer offer, Runnable changed) {
        door.awaitOpen();
        var said = new CompletableFuture<Optional<SessionDescription>>();
        signalling.order(() -> said.complete(connected(name, offer, changed)));
        return said.completeOnTimeout(Optional.empty(), LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private Optional<SessionDescription> connected(String name, BrowserOffer offer, Runnable changed) {
        find(name).ifPresent(this::disconnect);
        if (extensions.size() == MOST) return Optional.empty();
        return door.admit(offer).map(browser -> {
            var fresh = new Extension(name, browser, changed);
            extensions.put(name, fresh);
            Thread.ofVirtual().name("extension").start(() -> serve(fresh));
            return browser.peer().answer();
        });
    }

    /** On a thread of its own, from the handshake to the farewell. */
    private void serve(Extension served) {
        try {
            served.browser.peer().shakeHands(media -> {
                served.browser.agreed(media);
                signalling.order(() -> ready(served));
            });
        } catch (IOException | RuntimeException noAgreement) {
            LOG.info("Extension {}: no browser came: {}", served.name, noAgreement.getMessage());
        }
        signalling.order(() -> disconnect(served));
    }

    private void ready(Extension fresh) {
        if (extensions.get(fresh.name) != fresh) return;
        fresh.isReady = true;
        Optional.ofNullable(awaiting.remove(fresh.name)).ifPresent(rung -> {
            fresh.rung = Optional.of(rung);
            connect(fresh, rung);
        });
    }

    /** Any thread: rings that extension, with its media on that tick. */
    RungExtension ring(String address, Tick tick, Runnable changed) {
        String name = address.substring(SCHEME.length());
        var ringing = new RungExtension(changed, tick, each -> signalling.order(() -> hangUp(name, each)));
        signalling.order(() -> ring(ringing, name, tick));
        return ringing;
    }

    private void ring(RungExtension ringing, String name, Tick tick) {
        Optional<Extension> ready = find(name).filter(each -> each.isReady);
        if (rung(name).isPresent()) {
            ringing.is(Ringing.State.BUSY);
            return;
        }
        Optional<Slots.Slot> slot = ready.flatMap(each -> slots.takeOn(tick));
        slot.ifPresentOrElse(
                free -> rings(ready.orElseThrow(), new Rung(name, ringing, free)),
                () -> ringing.is(Ringing.State.UNREACHABLE));
    }

    private void rings(Extension extension, Rung rung) {
        extension.rung = Optional.of(rung);
        boolean isPickedUp = extension
                .pickedUp
                .filter(at -> signalling.now().isBefore(at.plus(PICKED_UP_AHEAD)))
                .isPresent();
        extension.pickedUp = Optional.empty();
        if (isPickedUp) connect(extension, rung);
        else extension.changed.run();
    }

    private Optional<Extension> find(String name) {
        return Optional.ofNullable(extensions.get(name));
    }

    /** Any thread: it is picked up, or as soon as it rings in a moment; nothing happens if it doesn't. */
    void answer(String name) {
        signalling.order(() -> find(name).ifPresent(this::answered));
    }

    private void answered(Extension extension) {
        if (extension.rung.isEmpty()) extension.pickedUp = Optional.of(signalling.now());
        extension
                .rung
                .filter(each -> each.by().state() == Ringing.State.RINGS)
                .ifPresent(rung -> connect(extension, rung));
    }

    private void connect(Extension extension, Rung rung) {
        var writer = new RtpWriter(random.nextInt(), random.nextInt(), random.nextInt());
        var reports = new Reports(extension.browser, writer, random);
        var party = new Leg.Party(
                extension.browser,
                false,
                rung.by().mailbox,
                true,
                quiet -> signalling.order(() -> isQuiet(extension, rung, quiet)));
        var leg = new Leg(
                party,
                extension.browser.peer().audio(),
                writer,
                reports,
                meter,
                cause -> signalling.order(() -> over(rung, Ringing.State.LOST)));
        extension.browser.forgetWaiting();
        rung.slot().tick().join(rung.slot().slice(), leg);
        rung.by().answered(leg);
        extension.changed.run();
    }

    /** Nothing has come for a moment, or it comes again. */
    private void isQuiet(Extension extension, Rung rung, boolean quiet) {
        RungExtension by = rung.by();
        if (!extension.rung.equals(Optional.of(rung))) return;
        if (quiet && by.state() == Ringing.State.ANSWERED) {
            by.interrupted(true);
            awaits(rung, GRACE.minus(MediaWatch.NOTICED_QUIET));
        } else if (!quiet && by.state() == Ringing.State.INTERRUPTED) by.leg().ifPresent(by::answered);
    }

    private void awaits(Rung rung, Duration atMost) {
        int lost = rung.by().connection();
        CompletableFuture.delayedExecutor(atMost.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> signalling.order(() -> {
                    boolean isBack = rung.by().connection() != lost;
                    if (!isBack) over(rung, Ringing.State.LOST);
                }));
    }

    /** Any thread: it is hung up, or does not want to be rung; nothing happens if it is in no call. */
    void hangUp(String name) {
        signalling.order(() -> rung(name).ifPresent(rung -> {
            boolean refuses = rung.by().state() == Ringing.State.RINGS;
            over(rung, refuses ? Ringing.State.BUSY : Ringing.State.OVER);
        }));
    }

    private Optional<Rung> rung(String name) {
        return find(name).flatMap(each -> each.rung).or(() -> Optional.ofNullable(awaiting.get(name)));
    }

    private void hangUp(String name, RungExtension ringing) {
        rung(name).filter(rung -> rung.by() == ringing).ifPresent(rung -> over(rung, Ringing.State.OVER));
    }

    private void over(Rung rung, Ringing.State how) {
        if (!rung(rung.name()).equals(Optional.of(rung))) return;
        awaiting.remove(rung.name());
        Optional<Extension> extension = find(rung.name());
        extension.ifPresent(each -> each.rung = Optional.empty());
        leaves(rung, () -> slots.giveBack(rung.slot()));
        rung.by().is(how);
        extension.ifPresent(each -> each.changed.run());
    }

    private void leaves(Rung rung, Runnable left) {
        Tick tick = rung.slot().tick();
        Runnable later = () -> signalling.order(left);
        rung.by().leg().ifPresentOrElse(leg -> tick.leave(rung.slot().slice(), leg, later), () -> tick.order(later));
    }

    /** Any thread: the browser is gone; a talk waits for it. */
    void disconnect(String name) {
        signalling.order(() -> find(name).ifPresent(this::disconnect));
    }

    private void disconnect(Extension extension) {
        if (!extensions.remove(extension.name, extension)) return;
        extension.rung.ifPresent(this::browserLost);
        door.leave(extension.browser);
    }

    private void browserLost(Rung rung) {
        awaiting.put(rung.name(), rung);
        switch (rung.by().state()) {
            case ANSWERED, INTERRUPTED -> {
                leaves(rung, () -> {});
                rung.by().interrupted(false);
                awaits(rung, GRACE);
            }
            case RINGS, BUSY, UNREACHABLE, OVER, LOST -> over(rung, Ringing.State.LOST);
        }
    }

    /** Any thread: the browser is gone for good; whoever talks with it has lost it. */
    void remove(String name) {
        signalling.order(() -> removed(name));
    }

    private void removed(String name) {
        rung(name).ifPresent(rung -> over(rung, Ringing.State.LOST));
        find(name).ifPresent(this::disconnect);
    }

    void disconnectAll() {
        for (Rung each : List.copyOf(awaiting.values())) over(each, Ringing.State.LOST);
        for (String each : List.copyOf(extensions.keySet())) removed(each);
    }
}
