package org.cardline.guide;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The files that the guide's pages load, each at an address that changes with its content. */
final class Assets {
    private static final int HASH_CHARACTERS = 12;
    private static final Map<String, String> ADDRESSES = List.of(
                    "/guide.js",
                    "/call.js",
                    "/passkeys.js",
                    "/guide-icon.svg",
                    "/guide-icon-192.png",
                    "/guide-icon-512.png")
            .stream()
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(), path -> path + "?v=" + hash(bytes("/static" + path))));

    private Assets() {}

    /** Where a page finds the file. */
    static String address(String path) {
        String address = ADDRESSES.get(path);
        if (address == null) throw new IllegalArgumentException("no file of the guide: " + path);
        return address;
    }

    /** All of them, without what changes. */
    static String[] paths() {
        return ADDRESSES.keySet().toArray(String[]::new);
    }

    /** Whether a file with this content is to be found there. */
    static boolean isAddress(String address) {
        return ADDRESSES.containsValue(address);
    }

    static String hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    static String text(String resource) {
        return new String(bytes(resource), StandardCharsets.UTF_8);
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest).substring(0, HASH_CHARACTERS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException("not built in: " + resource);
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
