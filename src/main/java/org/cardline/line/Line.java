package org.cardline.line;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cardline.sip.DigestSecret;
import org.cardline.sip.Registrar;
import org.cardline.sip.SessionDescription;
import org.cardline.sip.UserAgent;
import org.cardline.sip.UserAgentSettings;
import org.cardline.speech.Ears;
import org.cardline.webrtc.BrowserOffer;

/**
 * The telephone line: takes calls over SIP and RTP and gives each to a conversation. Its methods may be called by any
 * thread.
 */
public final class Line implements AutoCloseable {
    private static final String PRODUCT = "Cardline";
    private static final Duration LONGEST_END = Duration.ofSeconds(2);

    private final InetSocketAddress address;
    private final Signalling signalling;
    private final AdmissionControl admissions;
    private final Exchange exchange;
    private final BrowserExchange browsers;
    private final Extensions extensions;
    private final BrowserDoor door;
    private final OutgoingCalls outgoing;
    private final Registrar registrar;
    private final List<Tick> ticks;
    private final LineMeter meter;

    private Line(
            InetSocketAddress address,
            Signalling signalling,
            AdmissionControl admissions,
            Exchange exchange,
            BrowserExchange browsers,
            Extensions extensions,
            BrowserDoor door,
            OutgoingCalls outgoing,
            Registrar registrar,
            List<Tick> ticks,
            LineMeter meter) {
        this.address = address;
        this.signalling = signalling;
        this.admissions = admissions;
        this.exchange = exchange;
        this.browsers = browsers;
        this.extensions = extensions;
        this.door = door;
        this.outgoing = outgoing;
        this.registrar = registrar;
        this.ticks = ticks;
        this.meter = meter;
    }

    /**
     * Begins to take calls.
     *
     * @param outbound where it may dial
     * @param ears that listen to callers; without them keys alone answer. They are closed by whoever opened them
     * @throws IOException if the SIP port or the browsers' port cannot be had; it says which
     */
    public static Line start(
            LineSettings settings,
            Reception reception,
            OutboundPolicy outbound,
            CallObserver observer,
            Optional<Ears> ears,
            InstantSource clock)
            throws IOException {
        var random = new SecureRandom();
        DatagramChannel channel = Signalling.bind(new InetSocketAddress(settings.bind(), settings.sipPort()));
        int port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
        var address = new InetSocketAddress(settings.publicAddress(), port);
        var registrar = new Registrar(random, outbound::allowsTelephone);
        var userAgent = new UserAgent(UserAgentSettings.of(address, PRODUCT), random, Optional.of(registrar));
        var signalling = new Signalling(channel, userAgent, clock);
        var meter = new LineMeter();
        List<Tick> ticks = ticks(settings.maxCalls(), meter);
        var slots = new Slots(ticks, sliceCapacity(settings.maxCalls(), ticks.size()));
        var places = new Places(new Ports(settings.bind(), settings.firstRtpPort(), settings.lastRtpPort()), slots);
        var admissions = new AdmissionControl(settings.maxCalls(), reception);
        var browserPort = BrowserPort.open(settings.bind(), settings.browserPort(), settings.publicAddress());
        var door = new BrowserDoor(browserPort, random, clock.instant());
        var extensions = new Extensions(signalling, slots, door, meter, random);
        var outgoing = new OutgoingCalls(settings, signalling, places, outbound, meter, random, extensions, registrar);
        var connections = new Connections(signalling, admissions, outgoing, observer, meter, random, ears);
        var exchange = new Exchange(settings, signalling, places, admissions, connections, outgoing, random);
        var browsers = new BrowserExchange(signalling, slots, door, admissions, connections, random);
        signalling.start(exchange::happened);
        return new Line(
                address,
                signalling,
                admissions,
                exchange,
                browsers,
                extensions,
                door,
                outgoing,
                registrar,
                ticks,
                meter);
    }

    private static List<Tick> ticks(int maxCalls, LineMeter meter) {
        int cores = Runtime.getRuntime().availableProcessors();
        var ticks = new ArrayList<Tick>();
        for (int i = 0; i < cores; i++) ticks.add(new Tick(i, sliceCapacity(maxCalls, cores), meter));
        ticks.forEach(Tick::start);
        return ticks;
    }

    /** Every caller may talk with one more party, on the same tick. */
    private static int sliceCapacity(int maxCalls, int ticks) {
        return Math.ceilDiv(2 * maxCalls, ticks * Tick.SLICES);
    }

    /** Where it takes calls, as callers see it. */
    public InetSocketAddress address() {
        return address;
    }

    /**
     * A browser calls; waits until it is known whether the call is taken.
     *
     * @param dialled the number it calls, as in an INVITE
     * @param session a word that no other browser has
     * @param from where its request came from
     */
    public BrowserAnswer call(BrowserOffer offer, String dialled, String session, InetAddress from) {
        return browsers.call(offer, dialled, session, from);
    }

    /**
     * Calls somebody.
     *
     * @return to run when nobody waits for it any more: stops the ringing, or hangs up
     */
    public Runnable call(CallOut out) {
        return exchange.call(out);
    }

    /** The browser that made this call has hung up; nothing happens if it is over. */
    public void hungUp(String callId) {
        browsers.hungUp(callId);
    }

    /**
     * A browser becomes a telephone of this name, rung as {@code extension:name}; it takes the place of the last one.
     *
     * @param changed told that it rings, talks, or does so no more; on the line's own thread: it must not wait
     * @return the answer to its offer; empty where there is no room, or no audio for us
     */
    public Optional<SessionDescription> connect(String extension, BrowserOffer offer, Runnable changed) {
        return extensions.connect(extension, offer, changed);
    }

    /** The extension is picked up, or as soon as it rings in a moment; nothing happens if it doesn't. */
    public void answer(String extension) {
        extensions.answer(extension);
    }

    /** The extension is hung up, or refuses; nothing happens if it is in no call. */
    public void hangUpExtension(String extension) {
        extensions.hangUp(extension);
    }

    /** The extension's browser is gone: whoever talks with it waits a moment for its return. */
    public void disconnect(String extension) {
        extensions.disconnect(extension);
    }

    /** The same, and it does not return: whoever talks with it has lost it. */
    public void remove(String extension) {
        extensions.remove(extension);
    }

    /** A SIP telephone may register by this name from now on, and is rung as {@code registered:name}. */
    public void mayRegister(String name, DigestSecret secret) {
        registrar.mayRegister(name, secret);
    }

    /** No telephone may register by this name any more. */
    public void mayNotRegister(String name) {
        registrar.mayNotRegister(name);
    }

    /** Whether a telephone of this name is registered now. */
    public boolean isRegistered(String name) {
        return registrar.find(name, signalling.now()).isPresent();
    }

    /** Who does what agents ask for by registered telephones; until then nobody does. */
    public void transfersBy(Transfers transfers) {
        outgoing.transfersBy(transfers);
    }

    /** The registered telephone is hung up; nothing happens if it is in no call of ours. */
    public void hangUpRegistered(String name) {
        outgoing.hangUp(name);
    }

    /** What it counts. */
    public LineMeter meter() {
        return meter;
    }

    /**
     * Takes no more calls and waits until those that are here are over, or the limit has come.
     *
     * @return whether all were over
     */
    public boolean drain(Duration atMost) throws InterruptedException {
        admissions.close();
        signalling.order(admissions::drain);
        try {
            admissions.emptied().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException limit) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Ends every call and gives the ports back. */
    @Override
    public void close() {
        signalling.order(admissions::drain);
        signalling.order(exchange::hangUpAll);
        signalling.order(browsers::hangUpAll);
        signalling.order(extensions::disconnectAll);
        admissions
                .emptied()
                .completeOnTimeout(null, LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        ticks.forEach(Tick::close);
        door.close();
        signalling.close();
    }
}
