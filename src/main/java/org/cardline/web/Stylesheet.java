package org.cardline.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What all pages look like. A page that is read on bad networks has it in itself, so that nothing more has to come before
 * it is seen; browsers take it there because the gate names its digest.
 */
public final class Stylesheet {
    public static final String TEXT = text();

    /** As a source of Content Security Policy (level 3, 2.3.1): this text and no other. */
    static final String SOURCE = "'sha256-" + Base64.getEncoder().encodeToString(digest()) + "'";

    private Stylesheet() {}

    private static String text() {
        try (InputStream in = Stylesheet.class.getResourceAsStream("/static/cardline.css")) {
            if (in == null) throw new IllegalStateException("not built in: cardline.css");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(TEXT.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
