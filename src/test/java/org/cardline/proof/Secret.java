package org.cardline.proof;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Digits that may appear nowhere, and every form in which they could.
 *
 * @param name what they are, for whoever reads of a leak
 */
record Secret(String name, String digits) {
    /** How numbers are grouped on cards and on paper; the last group takes what is left. */
    private static final List<List<Integer>> GROUPINGS =
            List.of(List.of(4, 6, 5), List.of(4, 4, 4, 4), List.of(5, 5, 5), List.of(3, 3, 4), List.of(1));

    private static final List<String> SEPARATORS = List.of(" ", "-", ".", ",", ", ", "\u00a0");
    private static final List<String> DECIMAL = List.of(".", ",");
    private static final List<String> WORDS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
    private static final List<String> DIGESTS = List.of("SHA-224", "SHA-256", "SHA-384", "SHA-512");

    /** Fewer digits than this are a part of many a longer number. */
    private static final int SHORT = 8;

    /** Shorter base64 stands in any file by chance. */
    private static final int LEAST_BASE64 = 4;

    /** One form: its bytes, and whether other digits beside it make it another number. */
    record Form(String name, byte[] bytes, boolean standsAlone) {}

    List<Form> forms() {
        var forms = new ArrayList<Form>();
        texts(forms, "", digits);
        if (!isShort())
            texts(forms, "reversed ", new StringBuilder(digits).reverse().toString());
        words(forms);
        for (List<Integer> grouping : GROUPINGS)
            for (String separator : SEPARATORS) grouped(forms, grouping, separator);
        encodings(forms, "", digits.getBytes(US_ASCII));
        for (String digest : DIGESTS) digest(forms, digest);
        return forms;
    }

    /** Whether so few digits stand in other numbers, and among packed ones, by chance. */
    boolean isShort() {
        return digits.length() < SHORT;
    }

    private void texts(List<Form> forms, String name, String digits) {
        forms.add(new Form(name + "plain", digits.getBytes(US_ASCII), isShort()));
        for (Charset wide : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE))
            forms.add(new Form(name + wide, digits.getBytes(wide), false));
    }

    private void grouped(List<Form> forms, List<Integer> grouping, String separator) {
        if (digits.length() <= grouping.getFirst()) return;
        var groups = new ArrayList<String>();
        for (int from = 0, group = 0; from < digits.length(); group++) {
            int size = grouping.get(Math.min(group, grouping.size() - 1));
            groups.add(digits.substring(from, Math.min(digits.length(), from + size)));
            from += size;
        }
        if (isShort() && groups.size() == 2 && DECIMAL.contains(separator)) return; // a measured number, by chance
        String text = String.join(separator, groups);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        forms.add(new Form("grouped " + text.replaceAll("[0-9]", "9"), bytes, isShort()));
    }

    /** As a transcript spells what was said. */
    private void words(List<Form> forms) {
        if (!digits.matches("[0-9]+")) return;
        for (String zero : List.of("zero", "oh")) {
            List<String> words = digits.chars()
                    .mapToObj(digit -> digit == '0' ? zero : WORDS.get(digit - '0'))
                    .toList();
            for (String separator : List.of(" ", ", ", "-", ""))
                forms.add(new Form("in words", String.join(separator, words).getBytes(US_ASCII), false));
        }
    }

    private static void encodings(List<Form> forms, String name, byte[] bytes) {
        String hex = HexFormat.of().formatHex(bytes);
        forms.add(new Form(name + "hex", hex.getBytes(US_ASCII), false));
        forms.add(new Form(
                name + "upper hex", hex.toUpperCase(java.util.Locale.ROOT).getBytes(US_ASCII), false));
        for (int shift = 0; shift < 3; shift++) base64(forms, name, bytes, shift);
    }

    /** The characters that these bytes alone decide, wherever among others they stand. */
    private static void base64(List<Form> forms, String name, byte[] bytes, int shift) {
        byte[] shifted = new byte[shift + bytes.length];
        System.arraycopy(bytes, 0, shifted, shift, bytes.length);
        String whole = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        String own = whole.substring((8 * shift + 5) / 6, shifted.length * 8 / 6);
        if (own.length() < LEAST_BASE64) return;
        forms.add(new Form(name + "base64 " + shift, own.getBytes(US_ASCII), false));
    }

    private void digest(List<Form> forms, String algorithm) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(digits.getBytes(US_ASCII));
            forms.add(new Form(algorithm + " raw", Arrays.copyOf(digest, digest.length), false));
            encodings(forms, algorithm + " ", digest);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
