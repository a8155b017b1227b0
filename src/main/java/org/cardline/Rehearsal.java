package org.cardline;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A start that uses everything once and stops, while the JVM notes which classes that took: the next start finds them
 * ready (its AOT cache, JEP 514).
 */
final class Rehearsal {
    private static final List<String> PAGES = List.of("/", "/actuator/health", "/actuator/prometheus", "/nothing");

    private Rehearsal() {}

    static void run(ConfigurableApplicationContext house) throws IOException, InterruptedException {
        String address = house.getBean(Settings.class).bind().getHostAddress();
        try (HttpClient browser = HttpClient.newHttpClient()) {
            for (String page : PAGES) {
                var uri = URI.create("http://" + address + ":" + Up.httpPort(house) + page);
                browser.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding());
            }
        }
    }
}
