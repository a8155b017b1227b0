package org.cardline.sip;

import java.util.Optional;

/**
 * A URI of a scheme that is not ours to call: legal in From and To, 416 as a Request-URI.
 *
 * @param scheme in lower case
 */
public record OtherUri(String text, String scheme) implements Uri {
    static OtherUri parse(String text, String scheme) {
        for (int i = 0; i < scheme.length(); i++) {
            char c = scheme.charAt(i);
            boolean letter = c >= 'a' && c <= 'z';
            boolean later = i > 0 && (c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.');
            if (!letter && !later) throw new MalformedException("Bad scheme in a URI");
        }
        return new OtherUri(text, scheme);
    }

    @Override
    public Optional<String> user() {
        return Optional.empty();
    }
}
