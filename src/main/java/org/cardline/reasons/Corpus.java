package org.cardline.reasons;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The utterances of {@code training/reasons}.
 *
 * @param learnt what the model learns from: public sets and sentences of our own
 * @param judged sentences of our own that no model learns from
 * @param hash SHA-256 of the learnt files, in hexadecimal
 */
record Corpus(List<Utterance> learnt, List<Utterance> judged, String hash) {
    private static final List<String> LEARNT = List.of("public.tsv", "own.tsv");

    static Corpus in(Path folder) throws IOException {
        var learnt = Stream.<Utterance>builder();
        for (String file : LEARNT) read(folder.resolve(file)).forEach(learnt);
        return new Corpus(learnt.build().toList(), read(folder.resolve("judged.tsv")), hash(folder));
    }

    private static List<Utterance> read(Path file) throws IOException {
        return Files.readAllLines(file).stream().skip(1).map(Utterance::ofLine).toList();
    }

    private static String hash(Path folder) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String file : LEARNT) digest.update(Files.readAllBytes(folder.resolve(file)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
