package org.cardline.sip;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The dialog that is to be replaced, RFC 3891: as whoever is asked to replace it knows it.
 *
 * @param toTag the tag that they gave it
 * @param fromTag the tag that the other side gave it
 * @param earlyOnly not where it is answered already
 */
public record Replaces(String callId, String toTag, String fromTag, boolean earlyOnly) {
    /** The name of the extension, as Require and Supported have it. */
    static final String EXTENSION = "replaces";

    private static final String HEADER = "replaces=";

    /**
     * What an INVITE asks for (section 3 there).
     *
     * @throws MalformedException where it can't be read, or asks twice
     */
    static Optional<Replaces> of(Headers headers) {
        return headers.optional(HeaderName.REPLACES)
                .map(value -> parse(value).orElseThrow(() -> new MalformedException("Malformed Replaces")));
    }

    /** What a Refer-To holds besides the address (section 5 there); empty where that is anything else, or more. */
    static Optional<Replaces> of(SipUri uri) {
        String headers = uri.headers();
        boolean alone = headers.toLowerCase(Locale.ROOT).startsWith(HEADER) && headers.indexOf('&') < 0;
        return alone ? parse(Uri.unescaped(headers.substring(HEADER.length()))) : Optional.empty();
    }

    private static Optional<Replaces> parse(String value) {
        String[] parts = value.split(";", -1);
        Optional<String> to = tag(parts, "to-tag=");
        Optional<String> from = tag(parts, "from-tag=");
        if (parts[0].isBlank() || to.isEmpty() || from.isEmpty()) return Optional.empty();
        boolean early = Arrays.stream(parts).anyMatch(each -> each.strip().equalsIgnoreCase("early-only"));
        return Optional.of(new Replaces(parts[0].strip(), to.get(), from.get(), early));
    }

    /** One of each (section 6.1). */
    private static Optional<String> tag(String[] parts, String name) {
        Optional<String> found = Optional.empty();
        for (String each : parts) {
            if (!each.strip().toLowerCase(Locale.ROOT).startsWith(name)) continue;
            if (found.isPresent()) return Optional.empty();
            found = Optional.of(each.strip().substring(name.length()));
        }
        return found.filter(each -> !each.isEmpty());
    }
}
