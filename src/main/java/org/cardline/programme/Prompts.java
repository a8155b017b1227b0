package org.cardline.programme;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The recorded phrases of a programme. The English phrase is the key of its recording, as in gettext. Each folder lists
 * its phrases in {@code sentences.txt}; a recording in an earlier folder goes before one of the same phrase in a later,
 * so an issuer's studio puts files of the same names into the programme's own folder.
 *
 * @param folders where recordings are looked for, in that order
 * @param recordings every listed phrase and its WAV file
 * @param wordings what is said for a phrase, where its list tells that apart from it: in another language
 */
public record Prompts(List<Path> folders, Map<String, Path> recordings, Map<String, String> wordings) {
    /** The list in each folder: a phrase a line; after a tab, if need be, how a synthesiser is to be told it. */
    static final String LIST = "sentences.txt";

    /** Beside the list, in a folder of sounds. */
    private static final String MUSIC = "audio/music.wav";

    /** A larger list is refused unread. */
    private static final int MAX_BYTES = 1024 * 1024;

    /** A longer phrase would play for longer than a prompt may. */
    private static final int MAX_PHRASE = 200;

    /** Of the phrase, what a file's name keeps to be read by people; the digest keeps names apart. */
    private static final int READABLE = 40;

    public Prompts {
        folders = List.copyOf(folders);
        recordings = Map.copyOf(recordings);
        wordings = Map.copyOf(wordings);
    }

    /** The recording of a phrase; empty where no list has the phrase. */
    public Optional<Path> recording(String phrase) {
        return Optional.ofNullable(recordings.get(phrase));
    }

    /** What callers hear who wait; empty where that is silence. */
    public Optional<Path> music() {
        return folders.stream()
                .map(each -> each.resolve(MUSIC))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** The name of a phrase's recording: {@code nobody-can-use-it-5d41402a.wav}. */
    public static String fileName(String phrase) {
        String words = phrase.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String readable = words.substring(0, Math.min(READABLE, words.length())).replaceAll("^-|-$", "");
        return readable + "-" + digest(phrase) + ".wav";
    }

    private static String digest(String phrase) {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(phrase.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static Prompts read(List<Path> folders, List<Problem> problems) {
        var recordings = new LinkedHashMap<String, Path>();
        var wordings = new HashMap<String, String>();
        for (Path folder : folders) {
            int line = 0;
            for (String each : lines(folder.resolve(LIST), problems)) {
                line++;
                String[] parts = each.split("\t", 2);
                String phrase = parts[0].strip();
                if (phrase.isEmpty() || phrase.startsWith("#")) continue;
                if (parts.length == 2) wordings.put(phrase, parts[1].strip());
                Optional<Path> recording = find(folders, phrase);
                recording.ifPresent(file -> recordings.put(phrase, file));
                if (recording.isEmpty()) missing(folder.resolve(LIST), line, phrase, problems);
            }
        }
        return new Prompts(folders, recordings, wordings);
    }

    private static Optional<Path> find(List<Path> folders, String phrase) {
        if (phrase.length() > MAX_PHRASE) return Optional.empty();
        String name = fileName(phrase);
        return folders.stream()
                .map(each -> each.resolve(name))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static void missing(Path list, int line, String phrase, List<Problem> problems) {
        boolean tooLong = phrase.length() > MAX_PHRASE;
        problems.add(new Problem(
                list,
                line,
                tooLong
                        ? "A phrase is longer than " + MAX_PHRASE + " characters."
                        : "Nobody recorded '" + phrase + "'.",
                tooLong ? "Say it in two." : "Record it as " + fileName(phrase) + ", or run scripts/make-prompts."));
    }

    private static List<String> lines(Path list, List<Problem> problems) {
        try {
            if (!Files.exists(list)) return List.of();
            if (Files.size(list) <= MAX_BYTES) return Files.readAllLines(list);
            problems.add(new Problem(list, 0, "The list is larger than 1 MiB.", "Shorten it."));
        } catch (IOException unreadable) {
            problems.add(new Problem(list, 0, "The list cannot be read.", "It must be text in UTF-8."));
        }
        return List.of();
    }
}
