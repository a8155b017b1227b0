package org.cardline.line;

import java.io.IOException;
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
 * rung by name. A new one takes the place of the last of its name. Owned by the SIP thread but for what says otherwise.
 */
final class Extensions {
    private static final Logger LOG = LoggerFactory.getLogger(Extensions.class);
    private static final String SCHEME = "extension:";
    private static final int MOST = 1_000;
    private static final int LONGEST_WAIT_SECONDS = 2;

    private final Signalling signalling;
    private final Slots slots;
    private final BrowserDoor door;
    private final LineMeter meter;
    private final RandomGenerator random;
    private final Map<String, Extension> extensions = new HashMap<>();

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
                signalling.order(() -> served.isReady = true);
            });
        } catch (IOException | RuntimeException noAgreement) {
            LOG.info("Extension {}: no browser came: {}", served.name, noAgreement.getMessage());
        }
        signalling.order(() -> disconnect(served));
    }

    /** Any thread: rings that extension, with its media on that tick. */
    RungExtension ring(String address, Tick tick, Runnable changed) {
        var ringing = new RungExtension(changed, each -> signalling.order(() -> hangUp(each)));
        signalling.order(() -> ring(ringing, address.substring(SCHEME.length()), tick));
        return ringing;
    }

    private void ring(RungExtension ringing, String name, Tick tick) {
        Optional<Extension> ready = find(name).filter(each -> each.isReady);
        if (ready.filter(each -> each.rung.isPresent()).isPresent()) {
            ringing.is(Ringing.State.BUSY);
            return;
        }
        Optional<Slots.Slot> slot = ready.flatMap(each -> slots.takeOn(tick));
        slot.ifPresentOrElse(
                free -> rings(ready.orElseThrow(), new Rung(ringing, free)),
                () -> ringing.is(Ringing.State.UNREACHABLE));
    }

    private static void rings(Extension extension, Rung rung) {
        extension.rung = Optional.of(rung);
        extension.changed.run();
    }

    private Optional<Extension> find(String name) {
        return Optional.ofNullable(extensions.get(name));
    }

    /** Any thread: it is picked up; nothing happens if it doesn't ring. */
    void answer(String name) {
        signalling.order(() -> find(name).ifPresent(this::answered));
    }

    private void answered(Extension extension) {
        extension
                .rung
                .filter(each -> each.by().state() == Ringing.State.RINGS)
                .ifPresent(rung -> connect(extension, rung));
    }

    private void connect(Extension extension, Rung rung) {
        var writer = new RtpWriter(random.nextInt(), random.nextInt(), random.nextInt());
        var reports = new Reports(extension.browser, writer, random);
        var party = new Leg.Party(extension.browser, false, rung.by().mailbox);
        var leg = new Leg(
                party,
                extension.browser.peer().audio(),
                writer,
                reports,
                meter,
                cause -> signalling.order(() -> over(extension, rung, Ringing.State.LOST)));
        extension.browser.forgetWaiting();
        rung.slot().tick().join(rung.slot().slice(), leg);
        rung.by().answered(leg);
        extension.changed.run();
    }

    /** Any thread: it is hung up, or does not want to be rung; nothing happens if it is in no call. */
    void hangUp(String name) {
        signalling.order(() -> find(name)
                .ifPresent(extension -> extension.rung.ifPresent(rung -> {
                    boolean refuses = rung.by().state() == Ringing.State.RINGS;
                    over(extension, rung, refuses ? Ringing.State.BUSY : Ringing.State.OVER);
                })));
    }

    private void hangUp(RungExtension ringing) {
        for (Extension each : extensions.values())
            each.rung.filter(rung -> rung.by() == ringing).ifPresent(rung -> over(each, rung, Ringing.State.OVER));
    }

    private void over(Extension extension, Rung rung, Ringing.State how) {
        if (!extension.rung.equals(Optional.of(rung))) return;
        extension.rung = Optional.empty();
        Slots.Slot slot = rung.slot();
        Runnable left = () -> slots.giveBack(slot);
        rung.by()
                .leg()
                .ifPresentOrElse(leg -> slot.tick().leave(slot.slice(), leg, () -> signalling.order(left)), left);
        rung.by().is(how);
        extension.changed.run();
    }

    /** Any thread: the browser is gone; whoever talks with it has lost it. */
    void disconnect(String name) {
        signalling.order(() -> find(name).ifPresent(this::disconnect));
    }

    private void disconnect(Extension extension) {
        if (!extensions.remove(extension.name, extension)) return;
        extension.rung.ifPresent(rung -> over(extension, rung, Ringing.State.LOST));
        door.leave(extension.browser);
    }

    void disconnectAll() {
        for (Extension each : List.copyOf(extensions.values())) disconnect(each);
    }
}
