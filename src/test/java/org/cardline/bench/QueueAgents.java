package org.cardline.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.cardline.sip.Call;
import org.cardline.sip.CallEvent;
import org.cardline.sip.SessionDescription;

/**
 * The agents of the programme {@code bench}: each rings at once, answers, talks for 1.0 to 1.5 s, hangs up, and notes how long
 * it was free until the next INVITE came. A thread of its own.
 */
final class QueueAgents implements AutoCloseable {
    private static final int PORT = 5090;
    private static final int TALK_MILLIS = 1_000;

    private final SipEnd end = new SipEnd(PORT, this::happened);
    private final Random random = new Random(1);
    private final Map<String, Agent> agents = new HashMap<>();
    private final List<Double> freeMillis = new ArrayList<>();
    private final Thread thread = Thread.ofPlatform().name("agents").unstarted(this::run);
    private int whileBusy;
    private volatile boolean over;

    QueueAgents() throws IOException {}

    private static final class Agent {
        Optional<Call> talk = Optional.empty();
        long freeSince;
        long hangsUpAt;
    }

    QueueAgents start() {
        thread.start();
        return this;
    }

    private void run() {
        try (end) {
            while (!over) {
                end.run(1);
                hangUp();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void happened(CallEvent event) {
        switch (event) {
            case CallEvent.Invited(Call call, var offer, var _) -> rung(call, offer.orElseThrow());
            case CallEvent.Ended(Call call, var _) -> free(call);
            case CallEvent.Cancelled(Call call) -> free(call);
            default -> {}
        }
    }

    private void rung(Call call, SessionDescription offer) {
        long now = System.nanoTime();
        Agent agent = agents.computeIfAbsent(call.calledUser(), each -> new Agent());
        if (agent.talk.isPresent()) {
            whileBusy++;
            end.carryOut(end.userAgent.refuse(call, 486, "Busy Here", Optional.empty(), Instant.now()));
            return;
        }
        if (agent.freeSince != 0) freeMillis.add((now - agent.freeSince) / 1e6);
        agent.talk = Optional.of(call);
        agent.hangsUpAt = now + TimeUnit.MILLISECONDS.toNanos(TALK_MILLIS + random.nextInt(TALK_MILLIS / 2 + 1));
        try {
            end.carryOut(end.userAgent.ring(call, Instant.now()));
            end.carryOut(end.userAgent.accept(call, end.answer(offer), Instant.now()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** From the BYE on an agent could take a call. */
    private void hangUp() {
        long now = System.nanoTime();
        for (Agent each : agents.values()) {
            if (each.talk.isEmpty() || now < each.hangsUpAt) continue;
            Call call = each.talk.get();
            each.talk = Optional.empty();
            each.freeSince = now;
            end.carryOut(end.userAgent.bye(call, Instant.now()));
        }
    }

    /** The caller hung up first: not what is measured. */
    private void free(Call call) {
        for (Agent each : agents.values()) {
            if (!each.talk.equals(Optional.of(call))) continue;
            each.talk = Optional.empty();
            each.freeSince = 0;
        }
    }

    /** In milliseconds, sorted; once closed. */
    List<Double> free() {
        return freeMillis.stream().sorted().toList();
    }

    /** How many INVITEs came to agents who talked; once closed. */
    int whileBusy() {
        return whileBusy;
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
