package org.cardline.speech;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files of the models, which {@code ./cardline} fetches and keeps outside the repository. Each is known by its
 * SHA-256: any other is refused.
 *
 * @param folder which holds them
 */
public record Models(Path folder) {
    /** A model that is not the one that was measured. */
    public static final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        Refused(Path file, String found, String expected) {
            super(file + " is not the model it should be: its SHA-256 is " + found + ", not " + expected
                    + ". Delete it and run ./cardline up, which fetches it again.");
        }
    }

    private static final String ENCODER = "encoder_model.onnx";
    private static final String DECODER = "decoder_model_merged.onnx";
    private static final String VOCABULARY = "llama-tokenizer.js";
    private static final String VOICE = "silero_vad_v5.onnx";

    private static final Map<String, String> SHA_256 = new TreeMap<>(Map.of(
            ENCODER, "1dd9ab0a7f987113d30affcba5a068d11c8f90fa0223caa3e491ade431ad9751",
            DECODER, "cc9f3cd6698a369c6008b41aa60aa3fb3322e7f03c9bdf19d8e6b7200afca4f3",
            VOCABULARY, "34a7b9f7579d40486444590c37cba6564ef40c3dd98ecdfc2f7c886ae72c898d",
            VOICE, "2623a2953f6ff3d2c1e61740c6cdb7168133479b267dfef114a4a3cc5bdd788f"));

    /**
     * The models in a folder; none where a file is missing.
     *
     * @throws Refused if a file is not what it should be
     */
    public static Optional<Models> in(Path folder) throws IOException {
        for (String name : SHA_256.keySet()) if (!Files.exists(folder.resolve(name))) return Optional.empty();
        for (var each : SHA_256.entrySet()) check(folder.resolve(each.getKey()), each.getValue());
        return Optional.of(new Models(folder));
    }

    private static void check(Path file, String expected) throws IOException {
        String found = sha256(file);
        if (!found.equals(expected)) throw new Refused(file, found, expected);
    }

    private static String sha256(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JVM has it
        }
    }

    /** Where they are kept unless set: in the home folder's cache. */
    public static Path usualFolder() {
        return Path.of(System.getProperty("user.home"), ".cache", "cardline", "models");
    }

    /** Silero VAD's file. */
    Path voice() {
        return folder.resolve(VOICE);
    }

    Path encoder() {
        return folder.resolve(ENCODER);
    }

    Path decoder() {
        return folder.resolve(DECODER);
    }

    Path vocabulary() {
        return folder.resolve(VOCABULARY);
    }
}
