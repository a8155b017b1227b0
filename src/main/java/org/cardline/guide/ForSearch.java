package org.cardline.guide;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cardline.programme.Programme;
import org.cardline.programme.Reason;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /robots.txt} and {@code /sitemap.xml}: the guide's pages, in each language, and nothing of the line's own. */
@RestController
final class ForSearch {
    private static final List<String> LANGUAGES = List.of("en", "es");

    private final Supplier<Programme> programme;
    private final InstantSource time;

    ForSearch(ServedNumbers served, InstantSource time) {
        programme = served.programme();
        this.time = time;
    }

    @GetMapping(path = "/robots.txt", produces = MediaType.TEXT_PLAIN_VALUE)
    String robots(HttpServletRequest request) {
        return "User-agent: *\nAllow: /guide\nDisallow: /*/member/\nDisallow: /\nSitemap: " + Words.site(request)
                + "/sitemap.xml\n";
    }

    @GetMapping(path = "/sitemap.xml", produces = MediaType.APPLICATION_XML_VALUE)
    String sitemap(HttpServletRequest request) {
        String site = Words.site(request);
        return LANGUAGES.stream()
                .flatMap(language -> pages().map(page -> site + Words.GUIDE + "/" + language + page))
                .map(address -> "<url><loc>" + address + "</loc></url>\n")
                .collect(Collectors.joining(
                        "",
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
                        "</urlset>\n"));
    }

    private Stream<String> pages() {
        Stream<String> questions = Question.all(new Answers(programme.get(), time.instant()), Words.english()).stream()
                .map(each -> "/questions/" + each.word());
        return Stream.of(
                        Stream.of("", "/from", "/numbers", "/checklist", "/check", "/questions"),
                        Arrays.stream(Reason.values()).map(reason -> "/" + reason.word()),
                        questions,
                        Territory.all().stream().map(each -> "/from/" + each.code()))
                .flatMap(pages -> pages);
    }
}
