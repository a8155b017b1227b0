package org.cardline.proof;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchPersistentContextOptions;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The machine's own Chromium, without a window, with a microphone that beeps. Not thread-safe. */
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            "--autoplay-policy=no-user-gesture-required",
            "--allow-loopback-in-peer-connection",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-quic",
            "--disable-sync",
            "--no-first-run");
    private static final double PATIENCE_MILLIS = 20_000;

    private final Playwright playwright;
    private final BrowserContext context;

    private Browser(Playwright playwright, BrowserContext context) {
        this.playwright = playwright;
        this.context = context;
    }

    /** A new one, its profile in this folder. */
    static Browser open(Path profile) {
        return open(profile, true);
    }

    /** @param scripts whether it runs pages' JavaScript */
    static Browser open(Path profile, boolean scripts) {
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options = new LaunchPersistentContextOptions()
                .setExecutablePath(CHROMIUM)
                .setHeadless(true)
                .setJavaScriptEnabled(scripts)
                .setArgs(FLAGS);
        BrowserContext context = playwright.chromium().launchPersistentContext(profile, options);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return new Browser(playwright, context);
    }

    Page page(String address) {
        Page page = context.newPage();
        page.navigate(address);
        return page;
    }

    /** One in whose microphone this tone sounds, all the time. */
    Page pageWithTone(String address, int hertz) {
        Page page = context.newPage();
        page.addInitScript("""
                navigator.mediaDevices.getUserMedia = async () => {
                  const context = new AudioContext();
                  const tone = new OscillatorNode(context, { frequency: %d });
                  const microphone = context.createMediaStreamDestination();
                  tone.connect(new GainNode(context, { gain: 0.3 })).connect(microphone);
                  tone.start();
                  return microphone.stream;
                };
                """.formatted(hertz));
        page.navigate(address);
        return page;
    }

    /** From its next load on, the page is not told where it reaches us by UDP. */
    Page withoutUdp(Page page) {
        page.addInitScript("""
                const told = RTCPeerConnection.prototype.setRemoteDescription;
                RTCPeerConnection.prototype.setRemoteDescription = function ({ type, sdp }) {
                  const byTcp = sdp.replace(/^a=candidate:.* udp .*\\r\\n/gm, "");
                  if (byTcp === sdp || !byTcp.includes(" tcptype passive")) throw new Error("no candidates");
                  return told.call(this, { type, sdp: byTcp });
                };
                """);
        return page;
    }

    /** Closes what is open, and nobody is signed in anywhere any more. */
    void forget() {
        List<Page> before = List.copyOf(context.pages());
        context.newPage(); // a window stays: with its last one the browser would forget who is signed in
        before.forEach(Page::close);
        forgetWhoIsSignedIn();
    }

    void forgetWhoIsSignedIn() {
        context.clearCookies();
    }

    /** The page has an authenticator of its own, which always says yes. */
    void authenticator(Page page) {
        CDPSession session = context.newCDPSession(page);
        session.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        for (String able :
                List.of("hasResidentKey", "hasUserVerification", "isUserVerified", "automaticPresenceSimulation"))
            options.addProperty(able, true);
        var authenticator = new JsonObject();
        authenticator.add("options", options);
        session.send("WebAuthn.addVirtualAuthenticator", authenticator);
    }

    /** As in aeroplane mode, or not. */
    void offline(boolean offline) {
        context.setOffline(offline);
    }

    @Override
    public void close() {
        context.close();
        playwright.close();
    }
}
