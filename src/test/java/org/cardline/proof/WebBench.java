package org.cardline.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How soon a page of the guide is read on a bad telephone: its weight, first and largest paint, and what moves after
 * (Core Web Vitals), in Chromium slowed by its own DevTools, with nothing kept from before. {@code ./cardline bench web}.
 */
class WebBench {
    private static final Path RESULT = Path.of("target/bench/web.json");
    private static final int TIMES = 3;
    private static final List<String> PAGES = List.of(
            "/guide",
            "/guide/lost-or-stolen",
            "/guide/dispute/personal",
            "/guide/lost-or-stolen/personal/US",
            "/guide/es/points/business/ES",
            "/guide/from",
            "/guide/numbers",
            "/guide/questions/from-abroad",
            "/guide/check",
            "/guide/track",
            "/guide/callback",
            "/guide/call");

    // A telephone of the middle on a bad network: each request waits so long, and comes no faster.
    private static final int ROUND_TRIP_MILLIS = 150;
    private static final int BITS_PER_SECOND = 1_600_000;
    private static final int PROCESSOR_SLOWER = 4;

    /** What the browser noted until the page has been still for two frames. */
    private static final String VITALS = """
            async () => {
              const noted = (type) => new Promise((done) => {
                const seen = new PerformanceObserver((list) => done(list.getEntries()));
                seen.observe({ type, buffered: true });
                setTimeout(() => done(seen.takeRecords()), 1000);
              });
              const painted = await noted("largest-contentful-paint"), moved = await noted("layout-shift");
              const loaded = ["navigation", "resource"].flatMap((each) => performance.getEntriesByType(each));
              return [
                performance.getEntriesByName("first-contentful-paint")[0].startTime,
                painted.at(-1).startTime,
                moved.reduce((sum, each) => sum + each.value, 0),
                loaded.reduce((sum, each) => sum + each.decodedBodySize, 0),
                loaded.length];
            }
            """;

    @TempDir
    static Path folder;

    private record Seen(double firstMillis, double largestMillis, double moved, int bytes, int requests) {}

    @Test
    void eachPageIsReadSoonOnABadTelephone() throws Exception {
        try (RunningCardline cardline = RunningCardline.start(folder, Map.of("JAVA_TOOL_OPTIONS", "-XX:+UseZGC"));
                Browser browser = Browser.open(folder.resolve("profile"))) {
            measure(browser, "http://127.0.0.1:" + cardline.httpPort());
        }
    }

    static void measure(Browser browser, String site) throws IOException {
        var lines = new ArrayList<String>();
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        browser.page(site + "/guide").close(); // the browser's and the server's first page is neither's usual one
        for (String each : PAGES) lines.add(line(each, seen(browser, site + each)));
        String head = "{\"load\":%.1f,\"pages\":[\n".formatted(load);
        write(lines.stream().collect(Collectors.joining(",\n", head, "]}\n")));
    }

    private static List<Seen> seen(Browser browser, String address) {
        var all = new ArrayList<Seen>();
        for (int time = 0; time < TIMES; time++) all.add(once(browser, address));
        return all;
    }

    private static Seen once(Browser browser, String address) {
        try (Page page = browser.page("about:blank")) {
            CDPSession devTools = page.context().newCDPSession(page);
            slow(devTools);
            page.navigate(address);
            List<?> noted = (List<?>) page.evaluate(VITALS);
            return new Seen(number(noted, 0), number(noted, 1), number(noted, 2), (int) number(noted, 3), (int)
                    number(noted, 4));
        }
    }

    private static double number(List<?> noted, int place) {
        return ((Number) noted.get(place)).doubleValue();
    }

    private static void slow(CDPSession devTools) {
        devTools.send("Network.enable");
        devTools.send("Network.clearBrowserCache");
        var bypass = new JsonObject();
        bypass.addProperty("bypass", true);
        devTools.send("Network.setBypassServiceWorker", bypass);
        var network = new JsonObject();
        network.addProperty("offline", false);
        network.addProperty("latency", ROUND_TRIP_MILLIS);
        network.addProperty("downloadThroughput", BITS_PER_SECOND / 8);
        network.addProperty("uploadThroughput", BITS_PER_SECOND / 16);
        devTools.send("Network.emulateNetworkConditions", network);
        var processor = new JsonObject();
        processor.addProperty("rate", PROCESSOR_SLOWER);
        devTools.send("Emulation.setCPUThrottlingRate", processor);
    }

    private static String line(String path, List<Seen> all) {
        List<Seen> sorted = all.stream()
                .sorted(Comparator.comparingDouble(Seen::largestMillis))
                .toList();
        Seen middle = sorted.get(TIMES / 2);
        assertThat(middle.bytes()).as(path).isBetween(1_000, 100_000);
        return "{\"page\":\"%s\",\"bytes\":%d,\"requests\":%d,\"fcp_ms\":%.0f,\"lcp_p50_ms\":%.0f,\"lcp_worst_ms\":%.0f,\"cls\":%.3f}"
                .formatted(
                        path,
                        middle.bytes(),
                        middle.requests(),
                        middle.firstMillis(),
                        middle.largestMillis(),
                        sorted.getLast().largestMillis(),
                        all.stream().mapToDouble(Seen::moved).max().orElse(0));
    }

    private static void write(String json) throws IOException {
        Files.createDirectories(RESULT.getParent());
        Files.writeString(RESULT, json);
        System.out.print(json);
    }
}
