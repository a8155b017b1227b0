package org.cardline.proof;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnifferTest {
    private static final String NUMBER = "999928186620113";
    private final Sniffer sniffer = new Sniffer(List.of(new Secret("number", NUMBER), new Secret("code", "6410")));

    @Test
    void aNumberIsFoundInEveryForm() throws Exception {
        for (String text : List.of(
                NUMBER,
                "9999 281866 20113",
                "9999-2818-6620-113",
                "99992.81866.20113",
                "9 9 9 9 2 8 1 8 6 6 2 0 1 1 3",
                "311026681829999",
                "nine nine nine nine two eight one eight six six two zero one one three",
                "nine, nine, nine, nine, two, eight, one, eight, six, six, two, oh, one, one, three",
                HexFormat.of().formatHex(NUMBER.getBytes(UTF_8)),
                HexFormat.of().withUpperCase().formatHex(digest("SHA-256")),
                HexFormat.of().formatHex(digest("SHA-512")))) {
            assertFound(("before, " + text + "; after").getBytes(UTF_8), text);
        }
        assertFound(("\u2022\u2022 " + NUMBER + " x").getBytes(UTF_16LE), "UTF-16LE");
        assertFound(("\u2022\u2022 " + NUMBER + " x").getBytes(UTF_16BE), "UTF-16BE");
        assertFound(digest("SHA-256"), "SHA-256, raw");
    }

    @Test
    void aNumberIsFoundInBase64WhereverItStands() {
        for (String before : List.of("", "a", "ab", "abc")) {
            String text = Base64.getEncoder().encodeToString((before + NUMBER + ";").getBytes(UTF_8));
            assertFound(text.getBytes(UTF_8), text);
        }
    }

    @Test
    void aCodeIsFoundAloneAndNotInsideOfAnotherNumber() {
        assertThat(sniffer.findings("code=6410;".getBytes(UTF_8))).containsExactly("code (plain)");
        assertThat(sniffer.findings("the code 6410 is right".getBytes(UTF_8))).containsExactly("code (plain)");
        assertThat(sniffer.findings("the code 641-0".getBytes(UTF_8))).containsExactly("code (grouped 999-9)");
        assertThat(sniffer.findings("six four one oh".getBytes(UTF_8))).containsExactly("code (in words)");
        assertThat(sniffer.findings(
                        "16410 64105 a6410 123 456 6410 1c-6410-4a 9641-0b2f 0146 12:30:11.6410+00".getBytes(UTF_8)))
                .isEmpty();
    }

    @Test
    void otherNumbersAreNotTakenForIt() {
        assertThat(sniffer.findings("999928186620114 9999 281866 20114 9999".getBytes(UTF_8)))
                .isEmpty();
    }

    private void assertFound(byte[] content, String what) {
        assertThat(sniffer.findings(content)).as(what).isNotEmpty();
    }

    private static byte[] digest(String algorithm) throws Exception {
        return MessageDigest.getInstance(algorithm).digest(NUMBER.getBytes(UTF_8));
    }
}
