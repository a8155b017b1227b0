package org.cardline.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cardline.line.Admission;
import org.cardline.line.Arrival;
import org.cardline.line.Ringing.State;
import org.cardline.routing.AtDesk;
import org.cardline.routing.Obeyed;
import org.cardline.routing.Told;
import org.cardline.routing.Wish;
import org.cardline.routing.Wish.What;
import org.cardline.simulation.WaitingCaller;
import org.cardline.simulation.WaitingCaller.RungTelephone;
import org.cardline.simulation.Wallet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What callers and agents notice of a database that is gone for a while: nothing. */
@Timeout(60)
class OutageTest extends CallerInQueue {
    private static final String NUMBER = "Please key the card number, then pound. The agent can't hear or see it.";

    @AfterEach
    void comesBack() {
        STORE.comesBack();
        await(() -> !routing.isOutOfTouch());
    }

    private void goesDown() {
        STORE.goesDown();
        await(routing::isOutOfTouch);
        now.updateAndGet(before -> before.plusSeconds(30)); // longer than any desk, process or offer may be silent
    }

    @Test
    void whoTalksAndWhoWaitsGoOnAndWhatCameOfAWishIsKnownAfterIt() {
        RungTelephone ana = talks("disputes", "ana");
        var talks = over;
        WaitingCaller talker = caller;
        caller = new WaitingCaller();
        waitsIn("disputes", Told.NOTHING);
        assertThat(caller.awaitPlace()).startsWith("You are next.");
        agents.wish("ana", Wish.of(What.CARD_NUMBER));
        for (String each : new String[] {"caller is alone", NUMBER, "caller talks with ana and keys unheard"})
            talker.expect(each);
        goesDown();
        talker.keys(Wallet.with("card-01").cardNumber());
        talker.expect("caller is alone");
        talker.expect("Thank you. You are back with the person you talked to.");
        talker.expect("caller talks with ana");
        assertThat(talks).isNotDone();
        assertThat(over).isNotDone();
        comesBack();
        awaitOutcome("ana", Obeyed.FITS);
        assertThat(at("ana").told().verified()).containsExactly("card number");
        pass(Duration.ofSeconds(5), "ana");
        ana.becomes(State.OVER);
        talker.expect("caller is alone");
        await(() -> agents.completed("ana"));
        caller.rung("ana");
        assertThat(talks.join()).contains(WithAgent.Reached.TALKED);
    }

    /** Nothing can be promised meanwhile, and nobody is hung up on. */
    @Test
    void whoCallsMeanwhileIsToldSoAndIsAskedOnceItIsBack() {
        var services = world.services(routing, now::get);
        String dialled = services.programme().entryPoints().getFirst().dialled();
        caller = new WaitingCaller(
                new Arrival("meanwhile", dialled, Optional.empty(), InetAddress.getLoopbackAddress(), Instant.EPOCH));
        var admitted = (Admission.Served) new EntryPoints(services).admit(caller.arrival());
        STORE.goesDown(); // and nobody has found that out yet
        over = CompletableFuture.supplyAsync(
                () -> {
                    admitted.conversation().accept(caller);
                    return Optional.empty();
                },
                Thread::startVirtualThread);
        expect(
                "This is a demonstration. It is not American Express.",
                "What you say is recorded only if you agree.",
                "We can't reach our records now. Please hold the line, or call again later.");
        comesBack();
        expect(
                "Thank you for waiting.",
                "Lost or stolen: press 1. A charge: 2. A case you have: 3. Anything else: 4. A person: 0.");
    }

    @Test
    void aTalkThatEndsMeanwhileIsOverAfterItAndWhoComesMeanwhileWaits() {
        RungTelephone ana = talks("disputes", "ana");
        goesDown();
        ana.becomes(State.OVER);
        caller.expect("caller is alone");
        assertThat(over.join()).contains(WithAgent.Reached.TALKED);
        caller = new WaitingCaller();
        waitsIn("disputes", Told.NOTHING);
        comesBack();
        assertThat(at("ana").phase()).isEqualTo(AtDesk.Phase.WRAP_UP);
        assertThat(agents.completed("ana")).isTrue();
        caller.rung("ana");
    }
}
