package org.cardline.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cardline.phone.Ear;
import org.cardline.phone.Telephone;
import org.cardline.sip.SipUri;
import org.cardline.sip.Uri;

/** Forty telephones of our own: a figure to compare with itself, no outside judge. */
final class OwnLoad {
    private static final int TELEPHONES = 40;
    private static final int SECONDS = 10;

    private final ServerProcess server;

    OwnLoad(ServerProcess server) {
        this.server = server;
    }

    void run(LineBench bench) throws IOException, InterruptedException {
        var telephones = new ArrayList<Telephone>();
        Footprint idle = server.footprint();
        long begun = System.nanoTime();
        for (int i = 0; i < TELEPHONES; i++) telephones.add(dial());
        double setUp = (System.nanoTime() - begun) / 1e6 / TELEPHONES;
        Footprint busy = server.footprint();
        bench.less("a telephone of ours dials and is answered", setUp, "ms", 50);
        bench.less("heap per call", (busy.heapBytes() - idle.heapBytes()) / 1e3 / TELEPHONES, "kB", 40);
        hangUp(telephones);
    }

    private Telephone dial() throws IOException, InterruptedException {
        Telephone telephone = Telephone.dial((SipUri) Uri.of("sip:long@127.0.0.1:" + server.port()), "bench", Ear.DEAF);
        try {
            telephone.pickup().get(SECONDS, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException unanswered) {
            throw new IOException("The line does not answer", unanswered);
        }
        return telephone;
    }

    private static void hangUp(List<Telephone> telephones) {
        telephones.forEach(Telephone::hangUp);
        telephones.forEach(Telephone::close);
    }
}
