package org.cardline.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.cardline.line.CallerGone;
import org.cardline.line.Ringing.State;
import org.cardline.routing.NewContact;
import org.cardline.routing.Priority;
import org.cardline.routing.Told;
import org.cardline.simulation.WaitingCaller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of somebody who waits long, with the real queues of a database. */
@Timeout(60)
class WaitingTest extends CallerInQueue {
    private void waitsIn(String queue) {
        waitsIn(queue, Told.NOTHING);
        caller.awaitPlace();
    }

    @Test
    void whoWaitsTooLongIsToldAndWaitsForOthersInTheirPlace() {
        signIn("ana");
        agents.unavailable("ana", "lunch");
        signIn("ben");
        waitsIn("business");
        Instant arrived = now.get();
        pass(Duration.ofSeconds(175), "ana", "ben");
        caller.awaitPlace();
        assertThat(agents.at("ben").flatMap(each -> each.contact())).isEmpty();
        pass(Duration.ofSeconds(5), "ana", "ben");
        caller.expect("This takes long. You wait for Customer service now.");
        caller.rung("ben");
        var contact = agents.at("ben").flatMap(each -> each.contact()).orElseThrow();
        assertThat(contact.queue()).isEqualTo("general");
        assertThat(contact.arrivedAt()).isEqualTo(arrived);
    }

    /** Who comes back with the same case has the same person, though another one who can do less is free. */
    @Test
    void whoHasACaseIsWithWhoHadItLastUnlessThatOneIsNotThere() {
        signIn("ana");
        var about = new NewContact.About(Optional.of("6131432588"), Optional.empty(), Told.NOTHING);
        var with = new HandOver(Priority.NONE, about);
        waitsIn("rewards", with);
        caller.rung("ana").becomes(State.ANSWERED);
        caller.expect("caller talks with ana");
        signIn("ben");
        goesAndComesAgain();
        agents.completed("ana");
        waitsIn("rewards", with);
        caller.rung("ana").becomes(State.ANSWERED);
        caller.expect("caller talks with ana");
        goesAndComesAgain();
        agents.unavailable("ana", "lunch");
        waitsIn("rewards", with);
        caller.rung("ben");
    }

    private void goesAndComesAgain() {
        goes();
        caller = new WaitingCaller();
    }

    private void goes() {
        caller.goesAway();
        assertThat(over.handle((reached, gone) -> gone).join()).hasCauseInstanceOf(CallerGone.class);
    }

    @Test
    void whoseProcessWasSilentForTooLongWaitsOnInTheirPlace() {
        signIn("ana");
        agents.unavailable("ana", "lunch");
        waitsIn("business");
        Instant arrived = now.get();
        pass(Duration.ofSeconds(30), "ana");
        STORE.jdbc()
                .sql("update routing.contact set state = 'ENDED', ending = 'LOST', ended_at = arrived_at")
                .update();
        agents.available("ana");
        caller.rung("ana");
        var contact = agents.at("ana").flatMap(each -> each.contact()).orElseThrow();
        assertThat(contact.arrivedAt()).isEqualTo(arrived);
    }

    @Test
    void whoHasNoMenuToGoBackToIsOfferedNoneAndKeepsThePlaceWhateverTheyPress() {
        signIn("ana");
        agents.unavailable("ana", "lunch");
        waitsIn("business", Told.NOTHING, false);
        assertThat(caller.awaitPlace()).startsWith("You are next.").doesNotContain("menu");
        caller.press('2');
        caller.press('*');
        caller.press('1');
        caller.awaitPlace();
        agents.available("ana");
        caller.rung("ana");
    }

    @Test
    void whoHasAMenuGivesThePlaceUpByTwo() {
        signIn("ana");
        agents.unavailable("ana", "lunch");
        waitsIn("business", Told.NOTHING, true);
        assertThat(caller.awaitPlace()).endsWith("To go back to the menu, press 2.");
        caller.press('2');
        assertThat(over.join()).contains(WithAgent.Reached.LEFT);
    }

    @Test
    void whoWaitsForNobodyIsToldAfterAMinuteAndHasThePlaceForAWhile() {
        signIn("ana");
        agents.unavailable("ana", "lunch");
        waitsIn("business");
        Instant alone = now.get();
        agents.signOut("ana");
        while (!over.isDone()) {
            pass(Duration.ofSeconds(5));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        assertThat(over.join()).contains(WithAgent.Reached.NOBODY);
        assertThat(Duration.between(alone, now.get())).isGreaterThan(Duration.ofMinutes(1));
        assertThat(STORE.jdbc()
                        .sql("select ending from routing.contact")
                        .query(String.class)
                        .single())
                .isEqualTo("GONE");
    }
}
