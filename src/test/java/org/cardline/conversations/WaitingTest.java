package org.cardline.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.cardline.line.Arrival;
import org.cardline.line.CallerGone;
import org.cardline.line.Ringing.State;
import org.cardline.programme.Skills;
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

    /** Nobody was when the wait got too long. */
    @Test
    void whoWaitsTooLongGoesOnOnceSomebodyIsThereForOthers() {
        signIn("ana");
        agents.able("ana", new Skills(Map.of("business", 5)).withLanguage("en"));
        agents.unavailable("ana", "lunch");
        waitsIn("business");
        pass(Duration.ofSeconds(175), "ana");
        caller.awaitPlace();
        pass(Duration.ofSeconds(170), "ana"); // two minutes, and the most that may pass from one look to the next
        caller.awaitPlace(); // and so has looked
        signIn("ben");
        pass(Duration.ofSeconds(10), "ana", "ben");
        caller.expect("This takes long. You wait for Customer service now.");
        caller.rung("ben");
    }

    /** Who comes back with the same case has the same person, though another one who can do less is free. */
    @Test
    void whoHasACaseIsWithWhoHadItLastUnlessThatOneIsNotThere() {
        signIn("ana");
        var about = new NewContact.About(Optional.of("6131432588"), Optional.empty(), Told.NOTHING);
        var with = new HandOver(Priority.NONE, about, Optional.empty());
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

    @Test
    void whoHasAPlatinumCardHasPeopleOfTheirOwnWhereOneIsHere() {
        var with = new HandOver(Priority.NONE, NewContact.About.NOTHING, Optional.of("platinum"));
        signIn("ben");
        waitsFor("general", with);
        caller.rung("ben");
        goesAndComesAgain();
        signIn("ana");
        waitsFor("general", with);
        caller.rung("ana");
        assertThat(agents.at("ana")
                        .flatMap(each -> each.contact())
                        .orElseThrow()
                        .queue())
                .isEqualTo("platinum");
    }

    private void goesAndComesAgain() {
        goes();
        caller = new WaitingCaller();
    }

    private void goes() {
        caller.goesAway();
        assertThat(over.handle((reached, gone) -> gone).join()).hasCauseInstanceOf(CallerGone.class);
    }

    /** Waits a moment, and is cut off; since when, for the queue, they waited. */
    private Instant waitsSince(Optional<String> number, Optional<String> session, String peer) {
        caller = new WaitingCaller(
                new Arrival("waiting", "1", number, session, InetAddress.ofLiteral(peer), Instant.EPOCH));
        waitsIn("business");
        Instant since = STORE.jdbc()
                .sql("select arrived_at from routing.contact where state = 'WAITING'")
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single();
        goes();
        pass(Duration.ofSeconds(5), "ana");
        return since;
    }

    /** A number alone is no proof: who writes another's into a From from elsewhere begins at the end. */
    @Test
    void whoIsCutOffHasThePlaceAgainByTheirNumberThroughTheSameNetworkOrByTheirBrowser() {
        signIn("ana");
        agents.unavailable("ana", "lunch");
        var number = Optional.of("+12025550143");
        Instant first = waitsSince(number, Optional.empty(), "192.0.2.7");
        Instant elsewhere = waitsSince(number, Optional.empty(), "198.51.100.7");
        assertThat(elsewhere).isAfter(first);
        assertThat(waitsSince(number, Optional.empty(), "192.0.2.8")).isEqualTo(first);
        assertThat(waitsSince(Optional.of("anonymous"), Optional.empty(), "192.0.2.7"))
                .isAfter(elsewhere);
        assertThat(waitsSince(Optional.of("anonymous"), Optional.empty(), "192.0.2.7"))
                .as("who is withheld may be anybody")
                .isEqualTo(now.get().minusSeconds(5));
        Instant browser = waitsSince(Optional.empty(), Optional.of("a-session"), "192.0.2.7");
        assertThat(waitsSince(Optional.empty(), Optional.of("another"), "192.0.2.7"))
                .isAfter(browser);
        assertThat(waitsSince(Optional.empty(), Optional.of("a-session"), "203.0.113.7"))
                .isEqualTo(browser);
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
        waitsAgainIn("business");
        assertThat(caller.awaitPlace()).as("who changed their mind").startsWith("You are next.");
        agents.available("ana");
        caller.rung("ana");
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
                .isEqualTo("NOBODY");
    }
}
