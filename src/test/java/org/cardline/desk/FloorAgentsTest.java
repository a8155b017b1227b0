package org.cardline.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.cardline.cards.Card;
import org.cardline.cards.CardHost;
import org.cardline.cards.CardNumber;
import org.cardline.cards.CustomerReference;
import org.cardline.cards.DemonstrationFixture;
import org.cardline.cards.DemonstrationHost;
import org.cardline.cards.HostUnavailable;
import org.cardline.cases.Case;
import org.cardline.cases.Cases;
import org.cardline.cases.Entry;
import org.cardline.cases.Evidence;
import org.cardline.cases.KeyFile;
import org.cardline.cases.Letter;
import org.cardline.cases.Letters;
import org.cardline.cases.NewCase;
import org.cardline.desk.DeskTelephone.SipSecret;
import org.cardline.programme.DeskAgent;
import org.cardline.programme.LiveProgramme;
import org.cardline.programme.Queue;
import org.cardline.programme.Reason;
import org.cardline.routing.AgentState;
import org.cardline.routing.AtDesk;
import org.cardline.routing.ContactId;
import org.cardline.routing.Listening;
import org.cardline.routing.NewContact;
import org.cardline.routing.Offered;
import org.cardline.routing.Place;
import org.cardline.routing.Routing;
import org.cardline.routing.Told;
import org.cardline.routing.Wish;
import org.cardline.simulation.Wallet;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import tools.jackson.databind.json.JsonMapper;

/** What a supervisor does for an agent, with real routing and database; the telephone is always connected. */
@Timeout(30)
class FloorAgentsTest {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final Optional<String> SOLVED = Optional.of("solved");
    private static final Desk.Done THERE_IS_A_CASE = new Desk.NotSo("There is a case already.");

    @TempDir
    private Path folder;

    private final LiveProgramme programme =
            new LiveProgramme(Path.of("programmes/american-express"), UnaryOperator.identity());
    private final DeskAgent ana = programme.current().queues().deskOf("ana").orElseThrow();
    private final Queue fraud = programme.current().queues().named("fraud").orElseThrow();
    private final List<String> ended = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private final Set<String> open = ConcurrentHashMap.newKeySet(); // sessions
    private Routing routing;
    private Desk desk;
    private Cases cases;
    private SipTelephones sips;
    private final Set<String> registered = ConcurrentHashMap.newKeySet();
    private final Map<String, SipSecret> secrets = new ConcurrentHashMap<>();
    private FloorAgents floor;

    @BeforeEach
    void anaIsReady() {
        STORE.jdbc()
                .sql(
                        "truncate routing.contact, routing.agent, routing.node, desk.skills, desk.look, desk.sip_telephone")
                .update();
        var time = InstantSource.system();
        routing = Routing.start(STORE.store(), "node1", time);
        var skills = new AgentSkills(STORE.store());
        sips = new SipTelephones(STORE.store(), telephone(), new Random(1));
        cases = new Cases(STORE.store(), new Random(), time);
        var evidence = new Evidence(STORE.store(), KeyFile.open(folder.resolve("key"), true), time);
        var looks = new Looks(STORE.store(), time);
        var host = DemonstrationHost.inMemory(DemonstrationFixture.shipped(), time);
        desk = new Desk(programme, routing, cases, evidence, host, telephone(), looks, skills, sessions(), sips, time);
        floor = new FloorAgents(programme, routing.agents(), skills);
        desk.connect("ana", "offer");
        assertThat(desk.ready("ana")).isInstanceOf(Desk.Well.class);
    }

    @AfterEach
    void close() {
        routing.close();
    }

    @Test
    void whoIsNotInATalkIsSignedOutAtOnce() {
        desk.signedOutBySupervisor("ana");
        assertThat(ended).containsExactly("ana");
        assertThat(removed).containsExactly("ana");
        assertThat(desk.seat("ana").isEnded()).isTrue();
        desk.connect("ana", "offer"); // has signed in again
        assertThat(desk.ready("ana")).isInstanceOf(Desk.Well.class);
    }

    @Test
    void whoTalksIsSignedOutAfterTheTalkAndFindsItsPaperAgain() throws Exception {
        try (Place talk = offered()) {
            assertThat(talk.taken(talk.offer().orElseThrow())).isTrue();
            desk.signedOutBySupervisor("ana");
            assertThat(desk.look("ana").contact().orElseThrow().phase()).isEqualTo("TALKING");
            assertThat(ended).isEmpty();
            assertThat(desk.ready("ana")).isInstanceOf(Desk.NotSo.class);
            assertThat(desk.away("ana", "lunch")).isInstanceOf(Desk.NotSo.class);
            talk.served();
        }
        desk.look("ana");
        assertThat(ended).containsExactly("ana");
        desk.connect("ana", "offer");
        assertThat(desk.ready("ana")).isInstanceOf(Desk.Well.class);
        assertThat(desk.look("ana").contact().orElseThrow().phase()).isEqualTo("WRAP_UP");
    }

    @Test
    void aWindowThatIsClosedInTheTalkIsSignedOutToo() throws Exception {
        try (Place talk = offered()) {
            assertThat(talk.taken(talk.offer().orElseThrow())).isTrue();
            desk.signedOutBySupervisor("ana");
            desk.leave("ana");
            assertThat(ended).as("they may be back").isEmpty();
            desk.gone("ana");
            assertThat(ended).containsExactly("ana");
            assertThat(removed).containsExactly("ana");
        }
    }

    @Test
    void whoRefusesIsAwayAndTheContactIsTheNextAgain() throws Exception {
        assertThat(desk.refuse("ana")).isInstanceOf(Desk.NotSo.class);
        try (Place offer = offered()) {
            Offered refused = offer.offer().orElseThrow();
            assertThat(desk.refuse("ana")).isInstanceOf(Desk.Well.class);
            while (offer.isStill(refused)) Thread.onSpinWait();
            assertThat(offer.position()).isEqualTo(1);
            AtDesk ana = routing.agents().at("ana").orElseThrow();
            assertThat(ana.state()).isEqualTo(AgentState.UNAVAILABLE);
            assertThat(ana.reason()).isEqualTo("refused");
            assertThat(ana.contact()).isEmpty();
            assertThat(desk.ready("ana")).isInstanceOf(Desk.Well.class);
            while (offer.offer().isEmpty()) Thread.onSpinWait();
            assertThat(offer.offer().orElseThrow().number()).isGreaterThan(refused.number());
        }
    }

    @Test
    void aNewPasswordCutsTheTalkWhetherOrNotAPageIsOpenAndTheCallerIsTheNext() throws Exception {
        Passwords.live(STORE.store(), InstantSource.system()).set("ana", "a horse in the rain");
        var changed = new ArrayList<String>();
        try (var watch = new PasswordWatch(STORE.store(), changed::add);
                Place talk = offered()) {
            var taken = talk.offer().orElseThrow();
            assertThat(talk.taken(taken)).isTrue();
            watch.look();
            assertThat(changed).as("nothing new").isEmpty();
            Passwords.live(STORE.store(), InstantSource.system()).set("ana", "a horse in the snow");
            watch.look();
            assertThat(changed).containsExactly("ana");
            desk.passwordChanged("ana");
            while (talk.isStill(taken)) Thread.onSpinWait();
            assertThat(talk.position()).isEqualTo(1);
            assertThat(routing.agents().at("ana").orElseThrow().state()).isEqualTo(AgentState.SIGNED_OUT);
            assertThat(removed).contains("ana");
        }
    }

    /** A page that listens may be open elsewhere, and would hear on. */
    @Test
    void aSupervisorWhoSignsOutOrHasANewPasswordHearsNoTalkAnyMore() throws Exception {
        Passwords.live(STORE.store(), InstantSource.system()).set("sam", "a horse in the rain");
        try (var watch = new PasswordWatch(STORE.store(), desk::passwordChanged);
                Place talk = offered()) {
            assertThat(talk.taken(talk.offer().orElseThrow())).isTrue();
            talk.toldOfListening();
            listens(talk);
            Passwords.live(STORE.store(), InstantSource.system()).set("sam", "a horse in the snow");
            watch.look();
            while (talk.beside().isPresent()) Thread.onSpinWait();
            listens(talk);
            desk.signOut("sam");
            while (talk.beside().isPresent()) Thread.onSpinWait();
            assertThat(routing.listening(talk.contact())).isEmpty();
        }
    }

    private void listens(Place talk) {
        var sam = new Listening("sam", Listening.Part.LISTENS, "extension:sam");
        assertThat(routing.listen(talk.contact(), sam)).isEqualTo(Listening.Begun.YES);
        while (talk.beside().isEmpty()) Thread.onSpinWait();
    }

    @Test
    void whoWasSilentForTooLongIsNotShownAsReady() {
        STORE.jdbc()
                .sql("update routing.agent set lease_until = now() - interval '1 hour'")
                .update();
        assertThat(desk.look("ana").state()).isEqualTo("UNAVAILABLE");
        assertThat(desk.look("ana").reason()).isEqualTo("the page was gone");
    }

    @Test
    void aLookIsWrittenDownOnceThoughThePageAsksAgain() throws Exception {
        try (Place offer = offered()) {
            desk.look("ana");
            desk.look("ana");
            var looks = new Looks(STORE.store(), InstantSource.system());
            assertThat(looks.last(10)).extracting(Looks.Look::who).containsExactly("ana");
            assertThat(looks.last(10).getFirst().contact()).isEqualTo(offer.contact());
        }
    }

    @Test
    void aCaseThatIsOpenedLaterHasALookOfItsOwn() throws Exception {
        try (Place talk = offered()) {
            assertThat(talk.taken(talk.offer().orElseThrow())).isTrue();
            desk.look("ana");
            assertThat(routing.agents().opens(talk.contact(), () -> "6131432588"))
                    .isTrue();
            desk.look("ana");
            desk.look("ana");
            var looks = new Looks(STORE.store(), InstantSource.system());
            assertThat(looks.last(10)).extracting(Looks.Look::reference).containsExactly("6131432588", "");
        }
    }

    @Test
    void nothingIsShownUntilTheLookIsWritten() throws Exception {
        try (Place offer = offered()) {
            STORE.jdbc().sql("alter table desk.look rename to away").update();
            try {
                assertThatThrownBy(() -> desk.look("ana")).isInstanceOf(DataAccessException.class);
                assertThatThrownBy(() -> desk.look("ana")).isInstanceOf(DataAccessException.class);
            } finally {
                STORE.jdbc().sql("alter table desk.away rename to look").update();
            }
            assertThat(desk.look("ana").contact()).isPresent();
            assertThat(new Looks(STORE.store(), InstantSource.system()).last(10))
                    .extracting(Looks.Look::contact)
                    .containsExactly(offer.contact());
        }
    }

    @Test
    void skillsCountAtOnceAndAtTheNextSignIn() {
        var contact = NewContact.call(fraud, 0, "en", Optional.empty(), Told.NOTHING);
        assertThat(routing.hasAnybodyFor(contact)).isTrue();
        floor.able(ana, floor.chosen(ana, Map.of("disputes", "2", "language-en", "1", "nobody-knows-it", "5")));
        assertThat(routing.hasAnybodyFor(contact)).isFalse();
        assertThat(floor.levels(ana)).containsEntry("disputes", 2).containsEntry("fraud", 0);
        assertThat(floor.levels(ana)).doesNotContainKey("nobody-knows-it");
        desk.ready("ana");
        assertThat(routing.hasAnybodyFor(contact)).isFalse();
        assertThatThrownBy(() -> floor.chosen(ana, Map.of("fraud", "6"))).isInstanceOf(NumberFormatException.class);
        floor.ableAsListed(ana);
        assertThat(routing.hasAnybodyFor(contact)).isTrue();
        assertThat(floor.levels(ana)).containsEntry("fraud", 5);
    }

    @Test
    void aNextStepNeedsACaseAndADateThatIsNotPast() throws Exception {
        var today = LocalDate.now(ZoneOffset.UTC);
        hasTalked(Optional.empty());
        assertThat(completes("person", Optional.of(today), SOLVED))
                .isEqualTo(
                        new Desk.NotSo(
                                "A next step needs a case, and there is none. Open one, or choose: Nothing more is to be done."));
        var host = DemonstrationHost.inMemory(DemonstrationFixture.shipped(), InstantSource.system());
        var opening = new OpeningCase(programme, routing.agents(), cases, host);
        assertThat(opening.open("ana")).isInstanceOf(Desk.Well.class);
        assertThat(opening.open("ana")).as("there is one").isInstanceOf(Desk.NotSo.class);
        assertThat(desk.look("ana").contact().flatMap(DeskState.Contact::file))
                .map(DeskState.File::heldBy)
                .contains("Fraud");
        assertThat(completes("person", Optional.of(today), SOLVED)).isInstanceOf(Desk.Well.class);
        assertThat(opening.open("ana")).as("no talk").isInstanceOf(Desk.NotSo.class);
        var call = UUID.randomUUID().toString();
        var reference = cases.open(NewCase.of(Reason.DISPUTE, call, "dispute", "disputes", "A person takes it up."))
                .reference();
        hasTalked(Optional.of(reference.digits()));
        assertThat(completes("person", Optional.of(today.minusDays(2)), SOLVED))
                .isEqualTo(new Desk.NotSo("That date is past. Choose today or a later one."));
        assertThat(completes("person", Optional.of(today), SOLVED)).isInstanceOf(Desk.Well.class);
        assertThat(cases.find(reference).flatMap(Case::nextDate)).contains(today);
    }

    @Test
    void howATalkWentIsSaidInTheProgrammesWordsAndCounted() throws Exception {
        var call = UUID.randomUUID().toString();
        var reference = cases.open(NewCase.of(Reason.DISPUTE, call, "dispute", "disputes", "A person takes it up."))
                .reference();
        hasTalked(Optional.of(reference.digits()));
        for (Optional<String> code : List.of(Optional.<String>empty(), Optional.of("no-code-of-ours")))
            assertThat(completes("nothing", Optional.empty(), code))
                    .isEqualTo(new Desk.NotSo("Choose how the talk went."));
        assertThat(completes("nothing", Optional.empty(), SOLVED)).isInstanceOf(Desk.Well.class);
        assertThat(cases.timeline(reference)).extracting(Entry::words).contains("ana: Solved in this talk");
        Instant anHourAgo = Instant.now().minus(Duration.ofHours(1));
        assertThat(routing.agents().wrapUps(anHourAgo)).containsExactly(Map.entry("solved", 1));
    }

    @Test
    void aCaseIsOpenedOnceHoweverOftenItIsPressed() throws Exception {
        hasTalked(Optional.empty());
        var host = DemonstrationHost.inMemory(DemonstrationFixture.shipped(), InstantSource.system());
        var opening = new OpeningCase(programme, routing.agents(), cases, host);
        List<Desk.Done> done = pressedAtOnce(() -> opening.open("ana"));
        assertThat(done).containsOnlyOnce(new Desk.Well());
        assertThat(done).filteredOn(each -> !each.equals(new Desk.Well())).containsOnly(THERE_IS_A_CASE);
        assertThat(casesOf(contactOfAna())).hasSize(1);
    }

    @Test
    void noSecondCaseIsLeftWhereAnotherOpenedOneMeanwhile() throws Exception {
        try (Place talk = offered()) {
            assertThat(talk.taken(talk.offer().orElseThrow())).isTrue();
            talk.knows(about(Told.NOTHING.about("card-02", "The card ends in 3799", List.of("card number"))));
            var opening = new OpeningCase(
                    programme,
                    routing.agents(),
                    cases,
                    whileAsked(() -> assertThat(routing.agents().opens(talk.contact(), () -> "6131432588"))
                            .isTrue()));
            assertThat(opening.open("ana")).isEqualTo(THERE_IS_A_CASE);
            assertThat(casesOf(talk.contact())).isEmpty();
            assertThat(routing.agents().at("ana").flatMap(AtDesk::contact).flatMap(AtDesk.OwnContact::reference))
                    .contains("6131432588");
        }
    }

    @Test
    void aTalkIsCompletedOnceHoweverOftenItIsPressed() throws Exception {
        var call = UUID.randomUUID().toString();
        var reference = cases.open(NewCase.of(Reason.DISPUTE, call, "dispute", "disputes", "A person takes it up."))
                .reference();
        hasTalked(Optional.of(reference.digits()));
        ContactId talked = contactOfAna();
        int before = cases.timeline(reference).size();
        var today = Optional.of(LocalDate.now(ZoneOffset.UTC));
        Callable<Desk.Done> press =
                () -> desk.complete("ana", new Completing.Paper(Optional.of(talked), "person", today, SOLVED));
        assertThat(pressedAtOnce(press)).containsOnly(new Desk.Well());
        assertThat(cases.timeline(reference)).hasSize(before + 2);
        assertThat(cases.timeline(reference)).extracting(Entry::words).containsOnlyOnce("ana: Solved in this talk");
        try (Place next = offered()) {
            assertThat(press.call()).as("a late one").isEqualTo(new Desk.Well());
            assertThat(next.taken(next.offer().orElseThrow())).isTrue();
            assertThat(completes("nothing", Optional.empty(), SOLVED)).isEqualTo(new Desk.NotSo("Hang up first."));
            next.served();
        }
        assertThat(press.call()).isEqualTo(new Desk.Well());
        assertThat(desk.look("ana").contact().orElseThrow().phase()).isEqualTo("WRAP_UP");
    }

    @Test
    void aTalkIsNotCompletedWhereItsNextStepCanNotBeWritten() throws Exception {
        var call = UUID.randomUUID().toString();
        var reference = cases.open(NewCase.of(Reason.DISPUTE, call, "dispute", "disputes", "A person takes it up."))
                .reference();
        hasTalked(Optional.of(reference.digits()));
        STORE.jdbc().sql("alter table cases.timeline rename to away").update();
        try {
            assertThatThrownBy(() -> completes("nothing", Optional.empty(), SOLVED))
                    .isInstanceOf(DataAccessException.class);
        } finally {
            STORE.jdbc().sql("alter table cases.away rename to timeline").update();
        }
        assertThat(cases.find(reference).map(Case::state)).contains(Case.State.OPEN);
        assertThat(desk.look("ana").contact().orElseThrow().phase()).isEqualTo("WRAP_UP");
    }

    private Desk.Done completes(String step, Optional<LocalDate> date, Optional<String> code) {
        return desk.complete("ana", new Completing.Paper(Optional.empty(), step, date, code));
    }

    /** Once, however often it is pressed; where nobody knows whose case it is, there is no letter. */
    @Test
    void whoseCaseItIsHasInWritingWhatWasPromised() throws Exception {
        var call = UUID.randomUUID().toString();
        var reference = cases.open(NewCase.of(Reason.DISPUTE, call, "dispute", "disputes", "A person takes it up.")
                        .about("customer-04", "card-04", "1005"))
                .reference();
        hasTalked(Optional.of(reference.digits()));
        var day = LocalDate.now(ZoneOffset.UTC).plusDays(3);
        for (int i = 0; i < 2; i++) completes("looked-into", Optional.of(day), SOLVED);
        List<Letter> letters = new Letters(STORE.store(), InstantSource.system()).of(reference);
        assertThat(letters).hasSize(1);
        Letter letter = letters.getFirst();
        assertThat(letter.template()).isEqualTo(Letter.TALK);
        assertThat(letter.customer()).isEqualTo("customer-04");
        assertThat(letter.language()).as("as on file").isEqualTo("es");
        assertThat(letter.details())
                .containsEntry("agent", "ana")
                .containsEntry("step", "El cargo se está revisando.")
                .containsEntry("by", day.toString())
                .containsKeys("day", "time");
    }

    /** A host that is silent, and takes its time. */
    private static CardHost whileAsked(Runnable meanwhile) {
        return (CardHost)
                Proxy.newProxyInstance(CardHost.class.getClassLoader(), new Class<?>[] {CardHost.class}, (_, _, _) -> {
                    meanwhile.run();
                    throw new HostUnavailable("silent");
                });
    }

    private ContactId contactOfAna() {
        return routing.agents()
                .at("ana")
                .flatMap(AtDesk::contact)
                .map(AtDesk.OwnContact::contact)
                .orElseThrow();
    }

    private static List<String> casesOf(ContactId contact) {
        return STORE.jdbc()
                .sql("select reference from cases.file where call_id = ?")
                .param("contact " + contact.number())
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }

    /** A button that many times. */
    private static List<Desk.Done> pressedAtOnce(Callable<Desk.Done> press) throws Exception {
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = new ArrayList<Desk.Done>();
            for (Future<Desk.Done> each : hands.invokeAll(Collections.nCopies(8, press))) done.add(each.get());
            return done;
        }
    }

    private void hasTalked(Optional<String> reference) throws InterruptedException {
        try (Place place = offered(reference)) {
            assertThat(place.taken(place.offer().orElseThrow())).isTrue();
            place.served();
        }
    }

    private Place offered() throws InterruptedException {
        return offered(Optional.empty());
    }

    private Place offered(Optional<String> reference) throws InterruptedException {
        var changes = new Semaphore(0);
        Place place = routing.join(NewContact.call(fraud, 0, "en", reference, Told.NOTHING), changes::release);
        while (place.offer().isEmpty())
            assertThat(changes.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        assertThat(routing.agents().at("ana").flatMap(AtDesk::contact)).isPresent();
        return place;
    }

    @Test
    void thatTheCallerIsToKeySomethingIsOnRecord() throws Exception {
        assertThat(desk.wish("ana", Wish.of(Wish.What.CARD_NUMBER))).isInstanceOf(Desk.NotSo.class);
        try (Place talk = offered()) {
            assertThat(talk.taken(talk.offer().orElseThrow())).isTrue();
            assertThat(desk.wish("ana", Wish.of(Wish.What.CARD_NUMBER))).isInstanceOf(Desk.Well.class);
            assertThat(new Looks(STORE.store(), InstantSource.system()).last(10))
                    .extracting(Looks.Look::what)
                    .containsExactly("asks for card number");
        }
    }

    @Test
    void anAccountIsShownForWhatIsVerifiedAndWhileTheTalkLastsAndTheLookIsOnRecord() throws Exception {
        var host = DemonstrationHost.inMemory(DemonstrationFixture.shipped(), InstantSource.system());
        var looks = new Looks(STORE.store(), InstantSource.system());
        var accounts = new Accounts(programme, routing.agents(), host, looks, passkeys());
        Wallet wallet = Wallet.with("card-02");
        Card card = host.byNumber(CardNumber.parse(wallet.cardNumber()).orElseThrow())
                .orElseThrow();
        try (Place talk = offered()) {
            assertThat(accounts.look("ana")).as("rings").isInstanceOf(Accounts.NotShown.class);
            assertThat(talk.taken(talk.offer().orElseThrow())).isTrue();
            assertThat(accounts.look("ana")).as("no card").isInstanceOf(Accounts.NotShown.class);
            Told told = Told.NOTHING.about(card.reference().value(), "The card ends in 3799", List.of("card number"));
            talk.knows(about(told));
            assertThat(accounts.look("ana")).as("too little").isInstanceOf(Accounts.NotShown.class);
            assertThat(accounts.removePasskeys("ana"))
                    .isEqualTo(new Desk.NotSo(
                            "What the caller has shown is not enough. Have them key the security code."));
            assertThat(looks.last(10)).isEmpty();
            talk.knows(about(told.about(card.reference().value(), "", List.of("card number", "security code"))));
            var account = (Accounts.Account) accounts.look("ana");
            assertThat(account.name()).isNotBlank();
            assertThat(account.card().lastFour()).isEqualTo("3799");
            assertThat(account.transactions()).isNotEmpty();
            assertThat(account.points()).contains(29_902L);
            assertThat(account.toString()).doesNotContain(wallet.cardNumber());
            assertThat(account.passkeys()).isEqualTo(2);
            assertThat(looks.last(10)).extracting(Looks.Look::what).containsExactly("account");
            talk.served();
        }
        assertThat(accounts.look("ana")).as("after the talk").isInstanceOf(Accounts.NotShown.class);
    }

    /** The guide's own are seen in DeskTest. */
    private static MemberPasskeys passkeys() {
        return new MemberPasskeys() {
            @Override
            public int of(CustomerReference member) {
                return 2;
            }

            @Override
            public void removeAll(CustomerReference member, String language) {
                throw new AssertionError("not for what was shown");
            }
        };
    }

    @Test
    void aSipTelephoneIsRungOnceItHasRegisteredAndItsPasswordOutlivesARestart() {
        SipTelephones.Account account = sips.choose("ana");
        assertThat(account.password()).hasSize(24);
        assertThat(account.toString()).doesNotContain(account.password());
        assertThat(desk.ready("ana")).isInstanceOf(Desk.NotSo.class);
        registered.add("ana");
        assertThat(desk.ready("ana")).isInstanceOf(Desk.Well.class);
        assertThat(STORE.jdbc()
                        .sql("select address from routing.agent where name = 'ana'")
                        .query(String.class)
                        .single())
                .isEqualTo("registered:ana");
        SipSecret kept = secrets.remove("ana");
        assertThat(new SipTelephones(STORE.store(), telephone(), new Random(1)).isChosen("ana"))
                .isTrue();
        assertThat(secrets).containsEntry("ana", kept);
        assertThat(desk.mayChangeTelephone("ana")).isTrue();
        assertThat(routing.agents().at("ana").orElseThrow().state()).isEqualTo(AgentState.UNAVAILABLE);
        sips.giveUp("ana");
        assertThat(secrets).isEmpty();
        assertThat(desk.ready("ana")).isInstanceOf(Desk.Well.class);
    }

    /** Whether or not the agent's page is open: what was registered by the old one rings and transfers no more. */
    @Test
    void aNewPasswordEndsTheRegistrationsOfASipTelephoneWithoutAnyPage() {
        sips.choose("ana");
        sips.choose("ben");
        STORE.jdbc().sql("delete from desk.sip_telephone where agent = 'ana'").update(); // as a new password does
        sips.follow();
        assertThat(secrets).containsOnlyKeys("ben");
    }

    @Test
    void aSessionThatIsOverLeavesNothingToBeRung() {
        sips.choose("ana");
        registered.add("ana");
        STORE.jdbc().sql("delete from desk.sip_telephone").update(); // as a new password does
        desk.sessionOver("ana");
        assertThat(secrets).isEmpty();
        assertThat(removed).containsExactly("ana");
        assertThat(desk.seat("ana").isEnded()).isTrue();
        assertThat(routing.agents().at("ana").orElseThrow().state()).isEqualTo(AgentState.SIGNED_OUT);
    }

    @Test
    void thePageIsToldNoMoreOnceItsSessionIsOver() throws Exception {
        open.add("s1");
        var response = new MockHttpServletResponse();
        var page = Thread.startVirtualThread(() -> follow(response));
        while (!response.getContentAsString().contains("event: state")) Thread.onSpinWait();
        open.remove("s1");
        desk.seat("ana").news();
        page.join();
        assertThat(response.getContentAsString()).endsWith("event: signed-out\ndata: \n\n");
        assertThat(removed).containsExactly("ana");
        assertThat(ended).as("who has signed in anew stays so").isEmpty();
    }

    /** And nobody has to load the page again: the stream goes on, and the agent is who they were. */
    @Test
    void thePageIsToldThatTheDatabaseIsGoneAndHowItStandsOnceItIsBack() throws Exception {
        open.add("s1");
        var response = new MockHttpServletResponse();
        var page = Thread.startVirtualThread(() -> follow(response));
        awaitEnd(response, "event: state\ndata: {\"state\":\"AVAILABLE\"", "");
        STORE.goesDown();
        awaitEnd(response, "event: lost\ndata: \n\n", "");
        STORE.comesBack();
        awaitEnd(response, "event: lost\ndata: \n\n", "event: state\ndata: {\"state\":\"AVAILABLE\"");
        assertThat(removed).isEmpty();
        open.remove("s1");
        desk.seat("ana").news();
        page.join();
        assertThat(response.getContentAsString()).endsWith("event: signed-out\ndata: \n\n");
    }

    /** Whether the page has been told the one, and after it the other. */
    private void awaitEnd(MockHttpServletResponse response, String one, String other) throws IOException {
        String told = "";
        while (!told.contains(one) || !told.substring(told.indexOf(one)).contains(other)) {
            desk.seat("ana").news();
            Thread.yield();
            told = response.getContentAsString();
        }
    }

    private void follow(MockHttpServletResponse response) {
        try {
            new DeskEvents(desk, JsonMapper.shared()).follow(() -> "ana", new MockHttpSession(null, "s1"), response);
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Desk.Sessions sessions() {
        return new Desk.Sessions() {
            @Override
            public void end(String agent) {
                ended.add(agent);
            }

            @Override
            public boolean isOpen(String id) {
                return open.contains(id);
            }
        };
    }

    private DeskTelephone telephone() {
        return new DeskTelephone() {
            @Override
            public String address(String agent) {
                return "extension:" + agent;
            }

            @Override
            public Optional<String> connect(String agent, String sdp, Runnable changed) {
                return Optional.of("answer");
            }

            @Override
            public String sipServer() {
                return "127.0.0.1:5060";
            }

            @Override
            public String sipAddress(String agent) {
                return "registered:" + agent;
            }

            @Override
            public SipSecret secret(String agent, String password) {
                return new SipSecret(password + 1, password + 2, password + 3);
            }

            @Override
            public void mayRegister(String agent, SipSecret secret) {
                secrets.put(agent, secret);
            }

            @Override
            public void mayNotRegister(String agent) {
                secrets.remove(agent);
            }

            @Override
            public boolean isRegistered(String agent) {
                return registered.contains(agent);
            }

            @Override
            public void answer(String agent) {}

            @Override
            public void hangUp(String agent) {}

            @Override
            public void disconnect(String agent) {}

            @Override
            public void remove(String agent) {
                removed.add(agent);
            }
        };
    }

    private static NewContact.About about(Told told) {
        return new NewContact.About(Optional.empty(), Optional.empty(), told);
    }
}
