package org.cardline.sip;

import java.util.Optional;

/**
 * A {@code tel:} URI, RFC 3966.
 *
 * @param number digits, with a leading {@code +} where global; no visual separators
 */
public record TelephoneUri(String text, String number) implements Uri {
    static TelephoneUri parse(String text) {
        String number = Uri.number(Uri.unescaped(text.substring("tel:".length())));
        boolean any = false;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            boolean digit = Character.digit(c, 16) >= 0 || c == '*' || c == '#';
            if (!digit && !(c == '+' && i == 0)) throw new MalformedException("Bad telephone number in a URI");
            any |= digit;
        }
        if (!any) throw new MalformedException("Telephone URI without a number");
        return new TelephoneUri(text, number);
    }

    @Override
    public Optional<String> user() {
        return Optional.of(number);
    }
}
