package org.cardline;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.cardline.programme.CopiedProgramme;
import org.cardline.programme.LiveProgramme;
import org.cardline.programme.Queue;
import org.cardline.routing.NewContact;
import org.cardline.routing.Obeyed;
import org.cardline.routing.Place;
import org.cardline.routing.Routing;
import org.cardline.routing.SignIn;
import org.cardline.routing.TalkState;
import org.cardline.routing.Told;
import org.cardline.routing.Wish;
import org.cardline.routing.Wished;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A transfer by the agent's own telephone: the same wish, and what came of it as SIP tells it. */
@Timeout(30)
class TelephoneTransfersTest {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final String KIM = "sip:kim@127.0.0.1:5066";

    @TempDir
    private Path aside;

    private final Semaphore changes = new Semaphore(0);
    private final BlockingQueue<Integer> told = new LinkedBlockingQueue<>();

    /** The shipped one, that lists a telephone besides. */
    private LiveProgramme programme() throws IOException {
        CopiedProgramme.of("american-express", aside)
                .with(
                        "queues.yaml",
                        "agents:\n",
                        "agents:\n  - {name: kim, address: \"" + KIM + "\", skills: {service: 5}, languages: en}\n");
        return new LiveProgramme(aside.resolve("american-express"), read -> read);
    }

    @Test
    void whatTheTelephoneAsksIsWishedAndWhatComesOfItIsTold() throws Exception {
        LiveProgramme programme = programme();
        Queue fraud = programme.current().queues().named("fraud").orElseThrow();
        var ana = programme.current().queues().deskOf("ana").orElseThrow();
        try (Routing routing = Routing.start(STORE.store(), "one", InstantSource.system())) {
            var transfers = new TelephoneTransfers(programme, routing.agents(), InstantSource.system());
            transfers.transfer("ana", "ben", how -> told.add(how.status()));
            assertThat(told.poll(10, SECONDS)).as("in no talk").isEqualTo(481);
            routing.agents().signIn(new SignIn("ana", "registered:ana", ana.skills(), true));
            var contact = NewContact.call(fraud, 0, "en", Optional.empty(), Told.NOTHING);
            try (Place place = routing.join(contact, changes::release)) {
                await(place, each -> each.offer().isPresent());
                assertThat(place.taken(place.offer().orElseThrow())).isTrue();
                transfers.transfer("ana", "nobody", how -> told.add(how.status()));
                assertThat(told.poll(10, SECONDS)).isEqualTo(404);
                transfers.transfer("ana", "+19002345678", how -> told.add(how.status()));
                assertThat(told.poll(10, SECONDS)).as("nothing is dialled").isEqualTo(404);
                assertThat(outcomeOf(transfers, place, "ben", Obeyed.TIMED_OUT)).isEqualTo(408);
                assertThat(outcomeOf(transfers, place, "disputes", Obeyed.DONE)).isEqualTo(200);
                transfersAfterHolding(transfers, place);
                consults(transfers, place);
                whoIsListedHolds(transfers, routing, programme);
            }
        }
    }

    /** All in a row, as some telephones do: each is obeyed, and nobody is told what came of another. */
    private void transfersAfterHolding(TelephoneTransfers transfers, Place place) throws Exception {
        transfers.hold("registered:ana", true);
        transfers.hold("registered:ana", false);
        transfers.hold("sip:12025550143@127.0.0.1:5099", true); // no agent's
        transfers.transfer("ana", "ben", how -> told.add(how.status()));
        obeys(place, Wish.What.HOLD, Obeyed.DONE, TalkState.ON_HOLD);
        obeys(place, Wish.What.RESUME, Obeyed.DONE, TalkState.TOGETHER);
        obeys(place, Wish.What.TRANSFER, Obeyed.BUSY, TalkState.TOGETHER);
        assertThat(told.poll(10, SECONDS)).isEqualTo(486);
    }

    /** By a second call: who has hung up there before it was their turn asks nobody. */
    private void consults(TelephoneTransfers transfers, Place place) throws Exception {
        Runnable hungUp = transfers.consult("ana", "ben", how -> told.add(how.status()));
        obeys(place, Wish.What.CONSULT, Obeyed.ANSWERED, TalkState.CONSULTING);
        assertThat(told.poll(10, SECONDS)).isEqualTo(200);
        transfers.swap("ana");
        obeys(place, Wish.What.SWAP, Obeyed.DONE, TalkState.SWAPPED);
        hungUp.run();
        obeys(place, Wish.What.CANCEL, Obeyed.DONE, TalkState.TOGETHER);
        transfers.consult("ana", "nobody", how -> told.add(how.status()));
        assertThat(told.poll(10, SECONDS)).isEqualTo(404);
        transfers.putThrough("ana", how -> told.add(how.status()));
        obeys(place, Wish.What.COMPLETE, Obeyed.NOT_NOW, TalkState.TOGETHER);
        assertThat(told.poll(10, SECONDS)).isEqualTo(491);
        transfers.hold("registered:ana", true);
        await(place, each -> each.wished().isPresent());
        transfers.consult("ana", "ben", how -> told.add(how.status())).run();
        await(
                place,
                each -> each.wished()
                        .filter(now -> now.wish().what() == Wish.What.CANCEL)
                        .isPresent());
        place.obeyed(place.wished().orElseThrow(), Obeyed.NOT_NOW, TalkState.TOGETHER);
        transfers.swap("ana");
        obeys(place, Wish.What.SWAP, Obeyed.NOT_NOW, TalkState.TOGETHER);
    }

    /** Of them the line knows where they are, and nothing else. */
    private void whoIsListedHolds(TelephoneTransfers transfers, Routing routing, LiveProgramme programme)
            throws InterruptedException {
        routing.agents().telephones(programme.current().queues().telephones());
        Queue rewards = programme.current().queues().named("rewards").orElseThrow();
        var contact = NewContact.call(rewards, 0, "en", Optional.empty(), Told.NOTHING);
        try (Place place = routing.join(contact, changes::release)) {
            await(place, each -> each.offer().isPresent());
            assertThat(place.taken(place.offer().orElseThrow())).isTrue();
            transfers.hold(KIM, true);
            obeys(place, Wish.What.HOLD, Obeyed.DONE, TalkState.ON_HOLD);
        }
    }

    private void obeys(Place place, Wish.What what, Obeyed how, TalkState now) throws InterruptedException {
        await(place, each -> each.wished().isPresent());
        Wished wished = place.wished().orElseThrow();
        assertThat(wished.wish().what()).isEqualTo(what);
        assertThat(told.poll()).as("before " + what).isNull();
        place.obeyed(wished, how, now);
    }

    private int outcomeOf(TelephoneTransfers transfers, Place place, String to, Obeyed how) throws Exception {
        transfers.transfer("ana", to, outcome -> told.add(outcome.status()));
        await(place, each -> each.wished().isPresent());
        Wished wished = place.wished().orElseThrow();
        assertThat(wished.wish().to().orElseThrow().name()).isEqualTo(to);
        place.obeyed(wished, Obeyed.UNDER_WAY, TalkState.TRANSFERRING);
        assertThat(told.poll()).as("while it goes on").isNull();
        place.obeyed(wished, how, TalkState.TOGETHER);
        return Optional.ofNullable(told.poll(10, SECONDS)).orElseThrow();
    }

    private void await(Place place, Predicate<Place> until) throws InterruptedException {
        while (!until.test(place)) assertThat(changes.tryAcquire(10, SECONDS)).isTrue();
    }
}
