package org.cardline.phone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.cardline.media.Clip;
import org.cardline.media.Key;
import org.cardline.sip.Call;
import org.cardline.sip.CallEvent;
import org.cardline.sip.Direction;
import org.cardline.sip.Invitation;
import org.cardline.sip.OfferAnswer;
import org.cardline.sip.Origin;
import org.cardline.sip.Output;
import org.cardline.sip.SessionDescription;
import org.cardline.sip.SipUri;
import org.cardline.sip.Uri;

/**
 * A telephone that makes one call, or answers the first one, over its own SIP and RTP sockets. Its own thread does everything; its
 * methods may be called by any thread and don't wait.
 */
public final class Telephone implements AutoCloseable {
    private static final int SIP_PORT = 5060;
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** So far behind it leaves out what it missed, as the line does: a machine that stood still is no silence that came. */
    private static final long MOST_BEHIND_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** After the end it stays to answer repetitions, and to repeat its own BYE once. */
    private static final Duration LINGER = Duration.ofMillis(600);

    private final SecureRandom random = new SecureRandom();
    private final ConcurrentLinkedQueue<Runnable> orders = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Pickup> pickup = new CompletableFuture<>();
    private final CompletableFuture<CallEvent.Why> ended = new CompletableFuture<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("telephone").unstarted(this::run);
    private final Sip sip;
    private final Handset handset;
    private volatile Optional<Call> call = Optional.empty();
    private Origin origin;
    private Instant leaves = Instant.MAX;

    private Telephone(InetSocketAddress local, Ear ear) throws IOException {
        sip = new Sip(local, random, this::happened);
        handset = new Handset(local.getAddress(), ear, random);
        origin = Origin.of(random.nextLong() >>> 1, local.getAddress());
    }

    /**
     * Waits to be called on this machine, and answers.
     *
     * @param ear hears the call
     * @throws IOException if the port is taken
     */
    public static Telephone answering(int port, Ear ear) throws IOException {
        var telephone = new Telephone(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ear);
        telephone.thread.start();
        return telephone;
    }

    /**
     * Dials.
     *
     * @param target {@code sip:number@host:port}
     * @param from the calling number to show
     * @param ear hears the call
     * @throws IOException if there is no way there
     * @throws IllegalArgumentException if the target is another machine; nothing is sent then
     */
    public static Telephone dial(SipUri target, String from, Ear ear) throws IOException {
        var line =
                new InetSocketAddress(OwnMachine.address(target.host()), target.port() == 0 ? SIP_PORT : target.port());
        InetAddress local = localAddressTowards(line);
        var telephone = new Telephone(new InetSocketAddress(local, 0), ear);
        telephone.dials(target, Uri.of("sip:" + from + "@" + local.getHostAddress()), line);
        telephone.thread.start();
        return telephone;
    }

    private void dials(SipUri target, Uri caller, InetSocketAddress line) {
        var invitation = new Invitation(target, caller, "", describe(Direction.SENDRECV), line, Map.of());
        var placed = sip.userAgent.invite(invitation, Instant.now());
        call = Optional.of(placed.call());
        orders.add(() -> carryOut(placed.outputs()));
    }

    private static InetAddress localAddressTowards(InetSocketAddress far) throws IOException {
        try (DatagramChannel probe = DatagramChannel.open().connect(far)) {
            return ((InetSocketAddress) probe.getLocalAddress()).getAddress();
        }
    }

    /** The Call-ID; empty text before it is called. */
    public String callId() {
        return call.map(Call::callId).orElse("");
    }

    /** What came of dialling, or that it is called. */
    public CompletableFuture<Pickup> pickup() {
        return pickup;
    }

    /** Why the call ended; a call that nobody answered ends as refused there. */
    public CompletableFuture<CallEvent.Why> ended() {
        return ended;
    }

    /**
     * Presses these keys one after the other, each for 100 ms.
     *
     * @throws IllegalArgumentException if one is no key
     */
    public void press(String keys) {
        List<Key> pressed = keys.chars().mapToObj(key -> Key.of((char) key)).toList();
        order(() -> pressed.forEach(handset::press));
    }

    /** Says this into the telephone, from now on. */
    public void say(Clip clip) {
        order(() -> handset.say(clip));
    }

    /** Puts the other side on hold. */
    public void hold() {
        order(() -> reoffer(Direction.SENDONLY));
    }

    /** Takes the other side back from hold. */
    public void resume() {
        order(() -> reoffer(Direction.SENDRECV));
    }

    /** Ends the call: BYE, or CANCEL if nobody has answered. */
    public void hangUp() {
        order(() -> call.ifPresentOrElse(
                own -> carryOut(sip.userAgent.bye(own, Instant.now())), () -> over(CallEvent.Why.WE_HUNG_UP)));
    }

    /** Hangs up and waits until the sockets are closed. */
    @Override
    public void close() {
        hangUp();
        try {
            thread.join(LINGER.multipliedBy(2));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void order(Runnable order) {
        orders.add(order);
        sip.wakeup();
    }

    private void run() {
        try (sip;
                handset) {
            long due = System.nanoTime();
            while (Instant.now().isBefore(leaves)) {
                for (Runnable order = orders.poll(); order != null; order = orders.poll()) order.run();
                sip.run((due - System.nanoTime()) / 1_000_000);
                long late = System.nanoTime() - due;
                if (late < 0) continue;
                handset.tick();
                due += TICK_NANOS + (late < MOST_BEHIND_NANOS ? 0 : late);
            }
        } catch (IOException | UncheckedIOException broken) {
            over(CallEvent.Why.LOST);
        }
    }

    private void happened(CallEvent event) {
        switch (event) {
            case CallEvent.Answered(var _, var answer) -> answered(answer);
            case CallEvent.Invited(var come, var offer, var _) -> called(come, offer);
            case CallEvent.Refused(var _, int status, String reason, var _) -> {
                pickup.complete(new Pickup.Refused(status, reason));
                over(CallEvent.Why.THEY_HUNG_UP);
            }
            case CallEvent.Ended(var which, var why) -> {
                if (call.equals(Optional.of(which))) over(why);
            }
            case CallEvent.Cancelled(var which) -> {
                if (call.equals(Optional.of(which))) over(CallEvent.Why.THEY_HUNG_UP);
            }
            case CallEvent.Reoffered _ -> reoffered();
            default -> {}
        }
    }

    private void answered(Optional<SessionDescription> answer) {
        answer.flatMap(OfferAnswer::accepted).ifPresent(handset::agreed);
        pickup.complete(new Pickup.Answered());
    }

    /** Only once, by who offers something that we can talk. */
    private void called(Call come, Optional<SessionDescription> offer) {
        Optional<OfferAnswer.Agreement> agreement = offer.filter(_ -> call.isEmpty())
                .flatMap(each -> OfferAnswer.answer(each, origin, handset.address(), Direction.SENDRECV));
        if (agreement.isEmpty()) {
            refuse(come, call.isEmpty() ? 488 : 486);
            return;
        }
        call = Optional.of(come);
        origin = origin.next();
        handset.agreed(agreement.get().audio());
        carryOut(sip.userAgent.accept(come, agreement.get().answer(), Instant.now()));
        pickup.complete(new Pickup.Answered());
    }

    private void refuse(Call come, int status) {
        String reason = status == 486 ? "Busy Here" : "Not Acceptable Here";
        carryOut(sip.userAgent.refuse(come, status, reason, Optional.empty(), Instant.now()));
    }

    private void reoffer(Direction direction) {
        call.ifPresent(own -> carryOut(sip.userAgent.reinvite(own, describe(direction), Instant.now())));
    }

    /** A new offer of theirs is not taken: the session goes on as it is. */
    private void reoffered() {
        call.ifPresent(own -> refuse(own, 488));
    }

    private SessionDescription describe(Direction direction) {
        SessionDescription session = OfferAnswer.offer(origin, handset.address(), direction);
        origin = origin.next();
        return session;
    }

    private void over(CallEvent.Why why) {
        pickup.complete(new Pickup.Refused(408, "Request Timeout"));
        if (ended.complete(why)) leaves = Instant.now().plus(LINGER);
    }

    private void carryOut(List<Output> outputs) {
        try {
            sip.carryOut(outputs);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
