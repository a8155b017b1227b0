package org.cardline.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.cardline.programme.AgentTelephone;
import org.cardline.programme.EntryPoint;
import org.cardline.programme.Programme;
import org.cardline.programme.Programmes;
import org.cardline.programme.Queue;
import org.cardline.programme.Reason;
import org.cardline.routing.ExpectedWait;
import org.cardline.routing.NewContact;
import org.cardline.routing.Place;
import org.cardline.routing.Priority;
import org.cardline.routing.Routing;
import org.cardline.routing.Told;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(30)
class PersonsTest {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final Programme AMEX = Programmes.load(Path.of("programmes/american-express"));
    private static final Queue FRAUD =
            AMEX.queues().of(AMEX.department(Reason.LOST_OR_STOLEN)).orElseThrow();
    private static final EntryPoint CALLED = AMEX.entryPoint("+18005284800").orElseThrow();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-25T17:00:00Z"));
    private final Semaphore changes = new Semaphore(0);

    @Test
    void whoLostACardIsToldTheirOwnWaitAndNobodyThatNobodyIsThereWhileTheDatabaseIsGone() throws Exception {
        try (Routing routing = Routing.start(STORE.store(), "one", now::get)) {
            var persons = new Persons(routing, now::get);
            assertThat(lost(persons)).contains(new PersonNow.Nobody());
            routing.agents()
                    .telephones(List.of(new AgentTelephone(
                            "kim", "sip:kim@127.0.0.1:5090", FRAUD.needs().withLanguage("en"))));
            keptNoMore();
            try (Place talking = waits(routing)) {
                while (talking.offer().isEmpty())
                    assertThat(changes.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
                assertThat(talking.taken(talking.offer().orElseThrow())).isTrue();
                try (Place first = waits(routing);
                        Place second = waits(routing)) {
                    assertThat(List.of(first.position(), second.position())).containsExactly(1, 2);
                    ExpectedWait own = expected(routing, Priority.LOST_CARD);
                    assertThat(own.likely())
                            .isLessThan(expected(routing, Priority.NONE).likely());
                    assertThat(lost(persons)).contains(new PersonNow.After(own));
                }
            }
            keptNoMore();
            STORE.goesDown();
            assertThat(lost(persons)).isEmpty();
        } finally {
            STORE.comesBack();
        }
    }

    private void keptNoMore() {
        now.updateAndGet(before -> before.plusSeconds(6));
    }

    private static Optional<PersonNow> lost(Persons persons) {
        return persons.now(Reason.LOST_OR_STOLEN, CALLED, AMEX);
    }

    private Place waits(Routing routing) {
        return routing.join(joining(Priority.NONE), changes::release);
    }

    private static ExpectedWait expected(Routing routing, int priority) {
        return routing.expectedWait(joining(priority)).orElseThrow();
    }

    private static NewContact joining(int priority) {
        return NewContact.call(FRAUD, priority, CALLED.language(), Optional.empty(), Told.NOTHING);
    }
}
