package org.cardline.verification;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import javax.crypto.spec.SecretKeySpec;
import org.cardline.cards.Card;
import org.cardline.cards.CardHost;
import org.cardline.cards.CardNumber;
import org.cardline.cards.CustomerReference;
import org.cardline.cards.DemonstrationFixture;
import org.cardline.cards.DemonstrationHost;
import org.cardline.cards.HostUnavailable;
import org.cardline.cards.PersonalDetails;
import org.cardline.cards.SecurityCode;
import org.cardline.programme.Programme;
import org.cardline.programme.Programmes;
import org.cardline.store.TestStore;

/** The demonstration's people and policy, a clock that tests move, and everything that was sent, asked or alarmed. */
final class World implements InstantSource {
    static final Programme PROGRAMME = Programmes.load(Path.of("programmes", "american-express"));
    private static final DemonstrationFixture PEOPLE = DemonstrationFixture.shipped();
    private static final long SEED = 20_261_123;

    /** Customer 1: one ordinary card. */
    static final CustomerReference AMARA = new CustomerReference("customer-01");

    static final CardNumber AMARAS_NUMBER = number("999928186620113");
    static final SecurityCode AMARAS_CODE = code("6410");
    static final LocalDate AMARAS_BIRTH = LocalDate.of(1984, 3, 17);
    static final PersonalDetails AMARAS_DETAILS = new PersonalDetails(AMARAS_BIRTH, "12345", "9433");
    static final String AMARAS_MOBILE = "+12125550100";

    static final SecurityCode WRONG_CODE = code("0000");
    static final LocalDate WRONG_BIRTH = LocalDate.of(1950, 1, 1);

    final List<String> alarms = new CopyOnWriteArrayList<>();
    final List<String> askedOfHost = new CopyOnWriteArrayList<>();
    final DemonstrationOutbox outbox = new DemonstrationOutbox(this);
    private final TestStore store;
    private final DemonstrationHost people = DemonstrationHost.inMemory(PEOPLE, this);
    private Instant now = Instant.parse("2026-11-23T15:00:00Z");
    private Duration hostTakes = Duration.ZERO;

    volatile boolean personReachable;
    volatile boolean hostIsSilent;
    volatile boolean hostBreaks;
    volatile boolean messagesFail;
    final Verification verification;

    World(TestStore store) {
        this.store = store;
        store.jdbc().sql("truncate verification.event").update();
        this.verification = restarted();
    }

    /** Another process on the same database. */
    Verification restarted() {
        var key = new SecretKeySpec("a key of 32 bytes, for the tests".getBytes(StandardCharsets.US_ASCII), "AES");
        return new Verification(
                store.store(),
                key,
                new Ports(
                        host(),
                        (device, code, language) -> !messagesFail && outbox.send(device, code, language),
                        (alarm, detail) -> alarms.add(alarm + " " + detail),
                        () -> personReachable,
                        new Random(SEED),
                        this,
                        this::advance));
    }

    Attempt call() {
        return call(CallingNumber.UNTRUSTED);
    }

    Attempt call(CallingNumber from) {
        return verification.begin(from, PROGRAMME);
    }

    Freezing.Admission freeze(Attempt attempt, Card card) {
        return verification.freezing().admit(attempt, card, PROGRAMME.freezing());
    }

    /** A call that gave this card's full number. */
    Attempt callWith(CardNumber number) {
        Attempt attempt = call();
        attempt.byNumber(number);
        return attempt;
    }

    /** One failed verification for this card in each of so many calls. */
    void failures(int calls, CardNumber number) {
        for (int n = 0; n < calls; n++) callWith(number).securityCode(card(number), WRONG_CODE);
    }

    Card card(CardNumber number) {
        return people.byNumber(number).orElseThrow();
    }

    OneTimeCode lastCode() {
        return outbox.messages().getFirst().code();
    }

    static CardNumber number(String digits) {
        return CardNumber.parse(digits).orElseThrow();
    }

    static SecurityCode code(String digits) {
        return SecurityCode.parse(digits).orElseThrow();
    }

    void advance(Duration time) {
        now = now.plus(time);
    }

    /** From now on the host takes this much longer for each further thing it is asked. */
    void hostTakes(Duration each) {
        hostTakes = each;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** The people's host, as slow, silent or broken as the test wants. */
    private CardHost host() {
        return (CardHost) Proxy.newProxyInstance(
                CardHost.class.getClassLoader(), new Class<?>[] {CardHost.class}, (proxy, method, arguments) -> {
                    askedOfHost.add(method.getName());
                    advance(hostTakes);
                    if (hostIsSilent) throw new HostUnavailable("silent");
                    if (hostBreaks) throw new IllegalStateException("broken in the middle of a try");
                    return method.invoke(people, arguments);
                });
    }

    static <T> List<T> times(int count, Supplier<T> what) {
        var all = new ArrayList<T>();
        for (int n = 0; n < count; n++) all.add(what.get());
        return all;
    }
}
