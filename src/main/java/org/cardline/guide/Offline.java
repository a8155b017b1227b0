package org.cardline.guide;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cardline.programme.Programme;
import org.cardline.programme.Reason;
import org.cardline.web.Stylesheet;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The guide without a network, and as an app: the service worker, whose version is a hash of what it keeps, and the web
 * app manifest.
 */
@RestController
final class Offline {
    private static final String WORKER = Assets.text("worker.js");
    private static final List<String> FILES =
            Stream.of("/guide.js", "/guide-icon.svg").map(Assets::address).toList();
    private static final List<String> REASONS =
            Arrays.stream(Reason.values()).map(reason -> "/" + reason.word()).toList();
    private static final List<String> PAGES = Stream.concat(
                    Stream.of("", "/numbers", "/checklist", "/offline"), REASONS.stream())
            .toList();

    private final Supplier<Programme> programme;

    Offline(ServedNumbers served) {
        programme = served.programme();
    }

    /** The browser asks for it at each visit, and installs it anew where a byte is different. */
    @GetMapping("/guide-worker.js")
    ResponseEntity<String> worker() {
        String script = constant("FILES", FILES) + constant("PAGES", PAGES) + constant("REASONS", REASONS) + WORKER;
        String version = Assets.hash(script + content(programme.get()));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.parseMediaType("text/javascript;charset=utf-8"))
                .body("const VERSION = \"" + version + "\";\n" + script);
    }

    /** What a browser needs to put the guide among its apps. */
    @GetMapping(path = "/guide.webmanifest", produces = "application/manifest+json")
    Map<String, Object> manifest() {
        return Map.of(
                "name", programme.get().brand().displayName() + ": the caller's guide",
                "short_name", "Caller's guide",
                "id", "/guide",
                "start_url", "/guide",
                "scope", "/guide",
                "display", "standalone",
                "background_color", "#ffffff",
                "theme_color", "#0b57a4",
                "icons",
                        List.of(
                                icon("/guide-icon.svg", "any", "image/svg+xml"),
                                icon("/guide-icon-192.png", "192x192", "image/png"),
                                icon("/guide-icon-512.png", "512x512", "image/png")));
    }

    private static Map<String, String> icon(String path, String sizes, String type) {
        return Map.of("src", Assets.address(path), "sizes", sizes, "type", type);
    }

    /** What the kept pages tell, but for the hours, which need a clock anyway. */
    private static String content(Programme programme) {
        return programme.brand().toString()
                + Assets.text("es.tsv")
                + Stylesheet.TEXT
                + new TreeMap<>(programme.inSpanish())
                + programme.numbers().stream().map(Directory.Line::of).toList().toString()
                + Arrays.stream(Reason.values())
                        .map(reason -> Preparation.of(reason, programme, Words.english()))
                        .toList();
    }

    private static String constant(String name, List<String> addresses) {
        return addresses.stream()
                .map(each -> '"' + each + '"')
                .collect(joining(", ", "const " + name + " = [", "];\n"));
    }
}
