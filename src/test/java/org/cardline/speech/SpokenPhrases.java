package org.cardline.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cardline.conversations.Sayable;
import org.cardline.programme.Programmes;

/** Commands in synthetic voices, and speech outside every grammar, from people. */
public final class SpokenPhrases {
    /** All that the line listens for in its main menu, and yes and no. */
    static final Grammar.Phrases MENU = Sayable.mainMenu()
            .and(Sayable.anywhere(Programmes.load(Path.of("programmes/american-express"))))
            .and(Sayable.yesOrNo());

    /** Some of these, to be spoken in real time. */
    static final Grammar.Phrases COMMANDS = new Grammar.Phrases(Map.ofEntries(
            Map.entry("yes", "yes"),
            Map.entry("yeah", "yes"),
            Map.entry("no", "no"),
            Map.entry("agent", "person"),
            Map.entry("representative", "person"),
            Map.entry("customer service", "person"),
            Map.entry("operator", "person"),
            Map.entry("repeat", "repeat"),
            Map.entry("go back", "back"),
            Map.entry("help", "help"),
            Map.entry("goodbye", "goodbye"),
            Map.entry("fraud", "fraud"),
            Map.entry("disputes", "disputes"),
            Map.entry("rewards", "rewards"),
            Map.entry("lost card", "lost"),
            Map.entry("stolen card", "lost"),
            Map.entry("a charge", "charge"),
            Map.entry("points", "points"),
            Map.entry("application", "application"),
            Map.entry("online account", "online"),
            Map.entry("something else", "else")));

    static final List<String> VOICES = List.of("rms", "slt", "awb", "kal16");

    private SpokenPhrases() {}

    /** A phrase in one of flite's voices, at 8 kHz. */
    public static short[] synthetic(String phrase, String voice) throws IOException, InterruptedException {
        Path spoken = Files.createTempFile("phrase", ".wav"), narrow = Files.createTempFile("phrase", "8.wav");
        try {
            run("flite", "-voice", voice, "-t", phrase, "-o", spoken.toString());
            run(
                    "sox",
                    spoken.toString(),
                    "-r",
                    "8000",
                    "-c",
                    "1",
                    "-b",
                    "16",
                    "-e",
                    "signed-integer",
                    narrow.toString());
            return SpokenNumbers.read(narrow);
        } finally {
            Files.delete(spoken);
            Files.delete(narrow);
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (process.waitFor() != 0) throw new IOException(String.join(" ", command) + " did not succeed");
    }

    /** Windows of 0.8 to 3 s, cut from one clip of speech that no grammar knows. */
    static List<short[]> windows(Path clip, int count, long seed) {
        short[] all = SpokenNumbers.read(clip);
        var random = new Random(seed + clip.getFileName().hashCode());
        var windows = new ArrayList<short[]>();
        for (int i = 0; i < count; i++) {
            int length = Math.min(all.length, 8 * random.nextInt(800, 3000));
            int from = random.nextInt(all.length - length + 1);
            windows.add(Arrays.copyOfRange(all, from, from + length));
        }
        return windows;
    }
}
