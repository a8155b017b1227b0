package org.cardline.reasons;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The utterances of {@code training/reasons}.
 *
 * @param learnt what the model learns from: public sets and sentences of our own
 * @param judged two sets of sentences of our own that no model learns from
 * @param recognised what a recogniser made of some utterances of either, by their words, read by a synthetic voice
 * @param hash SHA-256 of the files that are learnt from, in hexadecimal
 */
record Corpus(List<Utterance> learnt, List<Utterance> judged, Map<String, String> recognised, String hash) {
    private static final List<String> LEARNT = List.of("public.tsv", "own.tsv");
    private static final List<String> JUDGED = List.of("judged.tsv", "judged-calls.tsv");
    private static final String RECOGNISED = "recognised.tsv";

    static Corpus in(Path folder) throws IOException {
        return new Corpus(
                utterances(folder, LEARNT),
                utterances(folder, JUDGED),
                recognised(folder.resolve(RECOGNISED)),
                hash(folder));
    }

    private static List<Utterance> utterances(Path folder, List<String> files) throws IOException {
        var utterances = Stream.<Utterance>builder();
        for (String file : files)
            rows(folder.resolve(file)).map(Utterance::ofLine).forEach(utterances);
        return utterances.build().toList();
    }

    private static Map<String, String> recognised(Path file) throws IOException {
        return rows(file)
                .map(line -> line.split("\t", -1))
                .collect(Collectors.toUnmodifiableMap(columns -> columns[0], columns -> columns[1]));
    }

    /** Its lines below the heading. */
    static Stream<String> rows(Path file) throws IOException {
        return Files.readAllLines(file).stream().skip(1);
    }

    private static String hash(Path folder) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String file : LEARNT) digest.update(Files.readAllBytes(folder.resolve(file)));
            digest.update(Files.readAllBytes(folder.resolve(RECOGNISED)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
