package org.cardline.guide;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The links in a text, and which of them lead to the issuer's official site: only what is written in full as an
 * {@code https} address (RFC 3986) of its host or a subdomain. Whatever is odd about an address is somebody else's.
 */
final class Links {
    private static final Pattern WORD = Pattern.compile("[^\\s<>]+");
    private static final Pattern ADDRESS =
            Pattern.compile("^[\"'(\\[]*(?<address>https?://.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern LINK = Pattern.compile(
            "(?:[\\p{L}\\p{N}-]{1,63}\\.){1,8}\\p{L}{2,24}(?:[/?#]\\S{0,200})?", Pattern.CASE_INSENSITIVE);

    private Links() {}

    /** A link, or an e-mail address's domain. */
    record Written(String text, boolean official) {}

    /** In the order of the text. */
    static List<Written> in(String text, List<String> sites) {
        return words(text).flatMap(word -> of(word, sites)).toList();
    }

    /** The text without whole addresses, the digits of which are no telephone number's. */
    static String takenFrom(String text) {
        return WORD.matcher(text)
                .replaceAll(
                        word -> ADDRESS.matcher(word.group()).find() ? "|" : Matcher.quoteReplacement(word.group()));
    }

    private static Stream<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group);
    }

    private static Stream<Written> of(String word, List<String> sites) {
        Optional<String> address = ADDRESS.matcher(word)
                .results()
                .map(match -> match.group("address"))
                .findFirst()
                .map(Links::withoutStops);
        if (address.isPresent()) return Stream.of(new Written(address.get(), isOfficial(address.get(), sites)));
        return LINK.matcher(word).results().map(link -> new Written(link.group(), false));
    }

    /** A sentence's end is no part of an address. */
    private static String withoutStops(String address) {
        return address.replaceFirst("[.,;:!?…\"')\\]]+$", "");
    }

    private static boolean isOfficial(String address, List<String> sites) {
        try {
            URI uri = new URI(address);
            boolean plain = "https".equalsIgnoreCase(uri.getScheme()) && uri.getRawUserInfo() == null;
            boolean usual = uri.getPort() == -1 || uri.getPort() == 443;
            return plain && usual && uri.getHost() != null && isOf(uri.getHost().toLowerCase(Locale.ROOT), sites);
        } catch (URISyntaxException odd) {
            return false;
        }
    }

    /** Whether what is written leads there, or seems to: so a warning needs no more. */
    static boolean isOf(String written, String site) {
        String host = written.replaceFirst("(?i)^https?://(?:[^/@]*@)?", "").split("[/?#:]", 2)[0];
        return isOf(host.toLowerCase(Locale.ROOT), List.of(site));
    }

    private static boolean isOf(String host, List<String> sites) {
        return sites.stream().anyMatch(site -> host.equals(site) || host.endsWith("." + site));
    }
}
