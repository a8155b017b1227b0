package org.cardline.line;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cardline.webrtc.BrowserOffer;
import org.cardline.webrtc.BrowserPeer;
import org.cardline.webrtc.Identity;
import org.cardline.webrtc.SealedMedia;

/** Where browsers come in: the port that all share, and what we show them. Any thread. */
final class BrowserDoor implements AutoCloseable {
    private final BrowserPort port;
    private final SecureRandom random;
    private final CompletableFuture<Identity> identity;

    BrowserDoor(BrowserPort port, SecureRandom random, Instant now) {
        this.port = port;
        this.random = random;
        identity = CompletableFuture.supplyAsync(() -> {
            SealedMedia.warmUp();
            return Identity.create(random, now);
        });
    }

    /** So that the SIP thread needn't wait for it. */
    void awaitOpen() {
        identity.join();
    }

    /** A browser that offered this, expected from now on; empty where the offer has no audio for us. */
    Optional<BrowserMedia> admit(BrowserOffer offer) {
        return BrowserPeer.of(
                        offer,
                        identity.join(),
                        port.address(),
                        random,
                        (record, to) -> port.send(ByteBuffer.wrap(record), to))
                .map(peer -> new BrowserMedia(peer, port))
                .map(browser -> {
                    port.register(browser);
                    return browser;
                });
    }

    /** It is served no more. */
    void leave(BrowserMedia browser) {
        browser.peer().close();
        port.forget(browser);
    }

    /** Closes the port. */
    @Override
    public void close() {
        port.close();
    }
}
