package org.cardline.sip;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.cardline.sip.Authenticator.Challenged;
import org.cardline.sip.Authenticator.Proved;

/**
 * Where telephones are that have registered, RFC 3261 section 10. A telephone registers itself and nobody else, and is rung
 * where its REGISTER came from, whatever its Contact says: nobody makes us send elsewhere. Bindings live as long as this
 * does. Owned by the SIP thread; what any thread may call says so.
 */
public final class Registrar {
    /** Shorter ones get 423: they would keep us busy. */
    static final Duration SHORTEST = Duration.ofSeconds(60);

    /** Longer ones get this: a telephone that is gone is not believed for longer. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Duration UNASKED = Duration.ofMinutes(5);

    /** More of one user's: the oldest is forgotten. */
    static final int MOST_BINDINGS = 3;

    private static final String EXPIRES = "Expires";

    private final Predicate<InetSocketAddress> allowed;
    private final Authenticator authenticator;
    private final Map<String, List<Binding>> bindings = new ConcurrentHashMap<>();

    /**
     * @param random for nonces: unpredictable in production, seeded in tests
     * @param allowed from where telephones may register; asked on the SIP thread
     */
    public Registrar(RandomGenerator random, Predicate<InetSocketAddress> allowed) {
        this.allowed = allowed;
        authenticator = new Authenticator(random);
    }

    /**
     * Where one telephone is.
     *
     * @param address as it registered: To
     * @param contact the Request-URI by which it knows itself
     * @param from where its REGISTER came from, and requests to it go
     */
    public record Binding(
            Uri address, SipUri contact, InetSocketAddress from, Instant until, String callId, int sequence) {
        private boolean holds(Instant now) {
            return until.isAfter(now);
        }
    }

    /** Any thread: this user's telephone registers by this from now on; one that has by another is forgotten. */
    public void mayRegister(String user, DigestSecret secret) {
        DigestSecret before = authenticator.secrets.put(user, secret);
        if (!secret.equals(before)) bindings.remove(user);
    }

    /** Any thread: this user has no telephone any more. */
    public void mayNotRegister(String user) {
        authenticator.secrets.remove(user);
        bindings.remove(user);
    }

    /** Any thread: where this user's telephone is; of several, the one that said so last. */
    public Optional<Binding> find(String user, Instant now) {
        List<Binding> held = held(user, now);
        return held.isEmpty() ? Optional.empty() : Optional.of(held.getLast());
    }

    private List<Binding> held(String user, Instant now) {
        return bindings.getOrDefault(user, List.of()).stream()
                .filter(each -> each.holds(now))
                .toList();
    }

    /** Who somebody is, or what they are asked. */
    sealed interface Proof {}

    /** They are this user. */
    record Known(String user) implements Proof {}

    /** Asks for proof of who sends another request than REGISTER. */
    Proof prove(Request request, InetSocketAddress from, Instant now) {
        return switch (authenticator.judge(request, from, now.toEpochMilli())) {
            case Challenged(boolean stale) -> challenge(request.from(), stale, now);
            case Proved(String user) -> new Known(user);
        };
    }

    /**
     * Who calls, where it says to be somebody whose telephone has registered, and comes from there; empty for everybody else: a
     * stranger, as callers are.
     */
    Optional<Proof> proveCaller(Request invite, InetSocketAddress from, Instant now) {
        String user = DigestSecret.nameOf(user(invite.from()));
        boolean isThere = held(user, now).stream().anyMatch(each -> each.from().equals(from));
        return isThere ? Optional.of(prove(invite, from, now)) : Optional.empty();
    }

    /** How a REGISTER is answered. */
    record Answer(int status, String reason, List<Header> headers) implements Proof {
        record Header(String name, String value) {}

        private static Answer of(int status, String reason) {
            return new Answer(status, reason, List.of());
        }
    }

    Answer register(Request request, InetSocketAddress from, Instant now) {
        if (!allowed.test(from)) return forbidden();
        return switch (authenticator.judge(request, from, now.toEpochMilli())) {
            case Challenged(boolean stale) -> challenge(request.to(), stale, now);
            case Proved(String user) -> isOwn(request, user) ? bind(request, from, user, now) : forbidden();
        };
    }

    private Answer challenge(NameAddress who, boolean stale, Instant now) {
        return new Answer(
                401,
                "Unauthorized",
                authenticator.challenges(user(who), stale, now.toEpochMilli()).stream()
                        .map(each -> new Answer.Header("WWW-Authenticate", each))
                        .toList());
    }

    private static Answer forbidden() {
        return Answer.of(403, "Forbidden");
    }

    private static boolean isOwn(Request request, String user) {
        return DigestSecret.nameOf(user(request.to())).equals(user);
    }

    private static String user(NameAddress who) {
        return who.uri().user().orElse("");
    }

    /** Section 10.3, steps 6 to 8: all of it, or nothing. */
    private Answer bind(Request request, InetSocketAddress from, String user, Instant now) {
        try {
            Optional<Duration> asked = request.headers().first(EXPIRES).map(Registrar::seconds);
            List<String> contacts = request.headers().all(HeaderName.CONTACT);
            if (contacts.equals(List.of("*"))) return clear(asked, user);
            List<NameAddress> named = contacts.stream()
                    .flatMap(each -> NameAddress.parseList(each, HeaderName.CONTACT).stream())
                    .toList();
            if (named.size() > MOST_BINDINGS) return Answer.of(400, "Too many contacts");
            return bind(request, from, user, now, asked.orElse(UNASKED), named);
        } catch (MalformedException malformed) {
            return Answer.of(400, malformed.what());
        }
    }

    private Answer bind(
            Request request,
            InetSocketAddress from,
            String user,
            Instant now,
            Duration unlessSaid,
            List<NameAddress> named) {
        var fresh = new ArrayList<>(held(user, now));
        int sequence = request.sequence().number();
        for (NameAddress each : named) {
            if (!(each.uri() instanceof SipUri contact)) return Answer.of(400, "Contact is no SIP URI");
            Duration asked =
                    each.parameters().get("expires").map(Registrar::seconds).orElse(unlessSaid);
            if (!asked.isZero() && asked.compareTo(SHORTEST) < 0) return tooBrief();
            if (fresh.stream().anyMatch(old -> isLater(old, contact, request.callId(), sequence)))
                return Answer.of(500, "Request Out of Order");
            fresh.removeIf(old -> old.contact().text().equals(contact.text()));
            Duration granted = asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
            if (!asked.isZero())
                fresh.add(
                        new Binding(request.to().uri(), contact, from, now.plus(granted), request.callId(), sequence));
        }
        while (fresh.size() > MOST_BINDINGS) fresh.removeFirst();
        bindings.put(user, List.copyOf(fresh));
        return bound(fresh, now);
    }

    /** Step 7: what was registered by this telephone's last request is not undone by one that was sent before. */
    private static boolean isLater(Binding old, SipUri contact, String callId, int sequence) {
        return old.contact().text().equals(contact.text()) && old.callId().equals(callId) && old.sequence() >= sequence;
    }

    private Answer clear(Optional<Duration> asked, String user) {
        if (asked.filter(Duration::isZero).isEmpty()) return Answer.of(400, "Contact * needs Expires: 0");
        bindings.remove(user);
        return Answer.of(200, "OK");
    }

    private static Answer tooBrief() {
        var least = new Answer.Header("Min-Expires", Long.toString(SHORTEST.toSeconds()));
        return new Answer(423, "Interval Too Brief", List.of(least));
    }

    private static Answer bound(List<Binding> all, Instant now) {
        return new Answer(
                200,
                "OK",
                all.stream()
                        .map(each -> new Answer.Header(
                                HeaderName.CONTACT,
                                '<' + each.contact().text() + ">;expires="
                                        + Duration.between(now, each.until()).toSeconds()))
                        .toList());
    }

    private static Duration seconds(String digits) {
        return Duration.ofSeconds(Cursor.number(digits, 0xFFFF_FFFFL, EXPIRES));
    }
}
