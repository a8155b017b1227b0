package org.cardline.proof;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The barriers that axe finds in a page as it is. The rules are those of {@link AxeBuilder}, which opens a second page
 * and takes every result over to Java: seconds for each, where the page itself needs a few tenths.
 */
final class Axe {
    private static final String SCRIPT = script();
    private static final String RUN = """
            async () => (await axe.run({resultTypes: ["violations"]})).violations
                .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${rule.help}: ${node.html}`))""";

    private Axe() {}

    /** Each with its rule and the element; empty where there is none. */
    static List<?> barriers(Page page) {
        if (page.evaluate("typeof axe").equals("undefined")) page.evaluate(SCRIPT);
        return (List<?>) page.evaluate(RUN);
    }

    private static String script() {
        try (InputStream in = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            if (in == null) throw new IllegalStateException("axe ships no script");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
