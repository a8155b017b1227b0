package org.cardline.guide;

import jakarta.servlet.http.HttpServletRequest;
import java.text.Collator;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cardline.programme.Programme;
import org.springframework.http.HttpHeaders;

/**
 * The guide's words in the reader's language, and the addresses that keep it. The English sentence is the key, as it is
 * of recordings; {@code es.tsv} holds each in Spanish.
 *
 * @param locale of the words, and of dates and countries
 * @param root the address of the guide in this language: {@code /guide/es}; {@code /guide} where the browser chose it
 * @param here the page's own address after that: {@code /dispute}
 * @param site what comes before both: {@code http://localhost:8080}
 * @param known the sentences by the English; empty for English itself
 */
record Words(Locale locale, String root, String here, String site, Map<String, String> known) {
    static final String GUIDE = "/guide";

    /** Where it begins for who chose a language. */
    static final List<String> CHOSEN = List.of(GUIDE + "/es", GUIDE + "/en");

    static final Locale SPANISH = Locale.of("es");
    private static final String CALL = "/call"; // a page of the guide, with a short address of its own
    private static final Locale ENGLISH = Locale.UK; // its dates: 2 November 2026
    private static final Pattern WITH_THE = Pattern.compile("^(?:United |U\\.S\\. |British |Isle of )"
            + "|(?:Islands|Territories|Territory|Republic|Netherlands|Philippines|Bahamas|Gambia|Maldives|Comoros|Seychelles)$"
            + "|^Congo|^Falkland|^Cocos");
    private static final Map<String, String> IN_SPANISH = Assets.text("es.tsv")
            .lines()
            .map(line -> line.split("\t", 2))
            .collect(Collectors.toUnmodifiableMap(line -> line[0], line -> line[1]));

    /** Those of a request: by its address, else by what its browser prefers. */
    static Words of(HttpServletRequest request, Programme programme) {
        String asked = request.getRequestURI();
        String path = asked.equals(CALL) ? GUIDE + CALL : asked;
        String site = site(request);
        String root = CHOSEN.stream()
                .filter(each -> path.equals(each) || path.startsWith(each + "/"))
                .findFirst()
                .orElse(GUIDE);
        boolean spanish = root.equals(GUIDE) ? isSpanishPreferred(request) : root.endsWith("es");
        return of(
                spanish ? SPANISH : ENGLISH,
                root,
                path.substring(Math.min(root.length(), path.length())),
                site,
                programme);
    }

    /** Where a request found us: {@code http://localhost:8080}. */
    static String site(HttpServletRequest request) {
        String whole = request.getRequestURL().toString();
        return whole.substring(0, whole.length() - request.getRequestURI().length());
    }

    static Words english() {
        return new Words(ENGLISH, GUIDE, "", "", Map.of());
    }

    static Words spanish(Programme programme) {
        return of(SPANISH, GUIDE, "", "", programme);
    }

    private static Words of(Locale locale, String root, String here, String site, Programme programme) {
        if (locale.equals(ENGLISH)) return new Words(locale, root, here, site, Map.of());
        var known = new HashMap<>(IN_SPANISH);
        known.putAll(programme.inSpanish());
        return new Words(locale, root, here, site, Collections.unmodifiableMap(known));
    }

    private static boolean isSpanishPreferred(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) return false;
        Optional<String> first = Collections.list(request.getLocales()).stream()
                .map(Locale::getLanguage)
                .filter(each -> each.equals("en") || each.equals("es"))
                .findFirst();
        return first.equals(Optional.of("es"));
    }

    /** The same for the guide's first page: what stood in an address that leads nowhere is not repeated. */
    Words ofTheGuide() {
        return new Words(locale, root, "", site, known);
    }

    /** A sentence of ours; what stands in its place for {@code {0}} and on is not translated. */
    String of(String english, Object... parts) {
        String sentence = known.getOrDefault(english, english);
        for (int place = 0; place < parts.length; place++)
            sentence = sentence.replace("{" + place + "}", String.valueOf(parts[place]));
        return sentence;
    }

    /** A text of the programme; as it is where the programme has it in no other language. */
    String told(String text) {
        return known.getOrDefault(text, text);
    }

    /** BCP 47: {@code es}. */
    String tag() {
        return locale.getLanguage();
    }

    /** The address of a page of the guide in this language. */
    String link(String page) {
        return root + page;
    }

    /** This page in a language, at the address that is always in it. */
    String in(String language) {
        return site + GUIDE + "/" + language + here;
    }

    String name(Territory territory) {
        return Locale.of("", territory.code()).getDisplayCountry(locale);
    }

    /** Its name after a preposition, which in English some have an article in: {@code the United States}. */
    String inSentence(Territory territory) {
        return locale.equals(ENGLISH) && WITH_THE.matcher(name(territory)).find()
                ? "the " + name(territory)
                : name(territory);
    }

    /** All territories in the order of their names. */
    List<Territory> territories() {
        return Territory.all().stream()
                .sorted(Comparator.comparing(this::name, Collator.getInstance(locale)))
                .toList();
    }
}
