package org.cardline;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.cardline.line.Arrival;
import org.cardline.line.CallEnd;
import org.cardline.web.LiveCalls;
import org.cardline.web.LiveCalls.Caption;
import org.junit.jupiter.api.Test;

class CallBoardTest {
    private static final Arrival CALL = new Arrival(
            "one@example.com",
            "+18005284800",
            Optional.of("+12025550123"),
            InetAddress.getLoopbackAddress(),
            Instant.parse("2026-11-23T12:00:00Z"));

    private final CallBoard board = new CallBoard(true);

    @Test
    void whoListensBeforeTheCallArrivesHearsItWhole() throws InterruptedException {
        try (var captions = board.listen(CALL.callId()).orElseThrow()) {
            aWholeCall();
            assertThat(captions.next(Duration.ZERO)).contains(new Caption(Caption.Kind.ANSWERED, ""));
            assertThat(captions.next(Duration.ZERO)).contains(new Caption(Caption.Kind.SAID, "Welcome."));
            assertThat(captions.next(Duration.ZERO)).contains(new Caption(Caption.Kind.ASKED, ""));
            assertThat(captions.next(Duration.ZERO)).contains(new Caption(Caption.Kind.KEYED, "1"));
            assertThat(captions.next(Duration.ZERO)).contains(new Caption(Caption.Kind.ENDED, "caller"));
            assertThat(captions.next(Duration.ZERO)).isEmpty();
        }
    }

    @Test
    void whoListensLateHearsItFromTheBeginning() throws InterruptedException {
        board.answered(CALL);
        board.said(CALL.callId(), "Welcome.");
        try (var captions = board.listen(CALL.callId()).orElseThrow()) {
            assertThat(captions.next(Duration.ZERO)).contains(new Caption(Caption.Kind.ANSWERED, ""));
            assertThat(captions.next(Duration.ZERO)).contains(new Caption(Caption.Kind.SAID, "Welcome."));
        }
    }

    /** As it is in live mode: a page asks before its call begins. */
    @Test
    void whereWordsAreNotKeptOnlyWhoAskedBeforeReadsThem() throws InterruptedException {
        var live = new CallBoard(false);
        try (var captions = live.listen(CALL.callId()).orElseThrow()) {
            live.answered(CALL);
            live.said(CALL.callId(), "Welcome.");
            assertThat(captions.next(Duration.ZERO)).contains(new Caption(Caption.Kind.ANSWERED, ""));
            assertThat(captions.next(Duration.ZERO)).contains(new Caption(Caption.Kind.SAID, "Welcome."));
        }
        live.ended(new CallEnd(CALL, CallEnd.Cause.CALLER, Duration.ofSeconds(5)));
        live.answered(CALL);
        live.said(CALL.callId(), "Welcome.");
        try (var late = live.listen(CALL.callId()).orElseThrow()) {
            assertThat(late.next(Duration.ZERO)).isEmpty();
        }
    }

    @Test
    void aCallIsShownWhileItRunsWithoutWhoCalls() {
        board.answered(CALL);
        assertThat(board.now()).containsExactly(new LiveCalls.Running(CALL.callId(), "+18005284800", CALL.at()));
        board.ended(new CallEnd(CALL, CallEnd.Cause.CALLER, Duration.ofSeconds(5)));
        assertThat(board.now()).isEmpty();
    }

    @Test
    void theHundredAndFirstListenerIsSentAway() {
        var listeners = new ArrayList<LiveCalls.Captions>();
        for (int i = 0; i < 100; i++) listeners.add(board.listen("call" + i).orElseThrow());
        assertThat(board.listen("one more")).isEmpty();
        listeners.getFirst().close();
        assertThat(board.listen("one more")).isPresent();
    }

    @Test
    void whatIsSaidJustAfterTheEndIsKeptForNobody() throws InterruptedException {
        aWholeCall();
        board.said(CALL.callId(), "Please hold.");
        try (var captions = board.listen(CALL.callId()).orElseThrow()) {
            assertThat(captions.next(Duration.ZERO)).isEmpty();
        }
    }

    private void aWholeCall() {
        board.answered(CALL);
        board.said(CALL.callId(), "Welcome.");
        board.asked(CALL.callId());
        board.keyed(CALL.callId(), "1");
        board.ended(new CallEnd(CALL, CallEnd.Cause.CALLER, Duration.ofSeconds(5)));
    }
}
