package org.cardline.programme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cardline.programme.EntryPoint.Menu;

/** Reads a programme's folder. One reading finds every mistake of all its files. */
public final class Programmes {
    /** What a folder may hold, and in which order it is read: what is named in one file is known to those after it. */
    private static final List<String> FILES = List.of(
            "programme.yaml",
            "hours.yaml",
            "numbers.yaml",
            "reported.yaml",
            "entry-points.yaml",
            "cards.yaml",
            "demonstration.yaml",
            "reasons.yaml",
            "queues.yaml",
            "announcements.yaml",
            "next-steps.yaml",
            "verification.yaml",
            "freezing.yaml",
            "retention.yaml",
            "law.yaml",
            "letters.yaml",
            "words-es.yaml");

    /** What a programme with a menu can't do without. */
    private static final List<String> FOR_A_MENU = List.of(
            "cards.yaml",
            "demonstration.yaml",
            "reasons.yaml",
            "next-steps.yaml",
            "verification.yaml",
            "freezing.yaml",
            "retention.yaml");

    private final Path folder;
    private final List<Problem> problems = new ArrayList<>();

    private Programmes(Path folder) {
        this.folder = folder;
    }

    /**
     * The programme in a folder.
     *
     * @throws ProgrammeProblems listing every mistake by file and line
     */
    public static Programme load(Path folder) {
        var reading = new Programmes(folder);
        if (!Files.isDirectory(folder)) throw new ProgrammeProblems(List.of(nothingAt(folder)));
        Programme programme = reading.read();
        if (!reading.problems.isEmpty()) throw new ProgrammeProblems(reading.sorted());
        return programme;
    }

    private static Problem nothingAt(Path folder) {
        return new Problem(folder, 0, "There is no such folder.", "Give a name under programmes/, or a path.");
    }

    private Programme read() {
        require("programme.yaml");
        require("entry-points.yaml");
        reportUnknownFiles();
        return file("programme.yaml").read(this::programme);
    }

    private Programme programme(Section head) {
        String language = EntryPointsFile.language(head, head.text("language"));
        Prompts prompts = Prompts.read(promptFolders(head, "prompts"), problems);
        Prompts spanishPrompts = Prompts.read(promptFolders(head, "prompts-es"), problems);
        Schedules schedules = schedules();
        List<EntryPoint> entryPoints = file("entry-points.yaml").read(new EntryPointsFile(language)::read);
        var cards = new CardsFile(prompts);
        file("cards.yaml").read(cards::read);
        CardsFile.Demonstration demonstration = file("demonstration.yaml").read(cards::readDemonstration);
        ReasonsFile.Read reasons = file("reasons.yaml").read(new ReasonsFile(schedules, prompts)::read);
        boolean menu = entryPoints.stream().anyMatch(each -> each.conversation() instanceof Menu);
        if (menu) requireForAMenu(head);
        return new Programme(
                folder.toAbsolutePath().normalize().getFileName().toString(),
                language,
                head.in("brand", brand -> Brand.read(brand, demonstration, prompts)),
                head.yes("answers-when-live", true),
                file("numbers.yaml").read(new NumbersFile(schedules)::read),
                file("reported.yaml").read(Reported::read),
                entryPoints,
                head.in("dialling", Dialling::read),
                cards.cards(),
                reasons.departments(),
                reasons.reasons(),
                queues(reasons, schedules, cards.products(), entryPoints),
                file("announcements.yaml").read(section -> announcements(section, prompts)),
                file("next-steps.yaml").read(section -> StepTemplates.read(section, prompts, spanishPrompts)),
                file("verification.yaml").read(VerificationPolicy::read),
                file("freezing.yaml").read(FreezingLimits::read),
                file("retention.yaml").read(Retention::read),
                file("law.yaml").read(Law::read),
                file("letters.yaml").read(letters -> Wordings.read(letters, language)),
                prompts,
                spanishPrompts,
                file("words-es.yaml").read(Programmes::words));
    }

    /** Each text and what it is in the other language. */
    private static Map<String, String> words(Section file) {
        var words = new LinkedHashMap<String, String>();
        for (String text : file.names()) words.put(text, file.text(text));
        return Collections.unmodifiableMap(words);
    }

    private static Map<String, String> announcements(Section file, Prompts prompts) {
        var announcements = new LinkedHashMap<String, String>();
        for (String name : file.names()) announcements.put(name, file.phrase(name, prompts));
        return Collections.unmodifiableMap(announcements);
    }

    private Schedules schedules() {
        int before = problems.size();
        Map<String, Hours> known = file("hours.yaml").read(HoursFile::read);
        return new Schedules(known, problems.size() == before);
    }

    private Queues queues(
            ReasonsFile.Read reasons, Schedules schedules, Set<String> products, List<EntryPoint> entryPoints) {
        return file("queues.yaml").read(file -> {
            Queues queues = new QueuesFile(reasons.departments(), schedules, products).read(file);
            for (EntryPoint each : entryPoints) {
                if (each.conversation() instanceof EntryPoint.Queued(String queue)
                        && queues.named(queue).isEmpty())
                    file.wrong(
                            "queues",
                            "'" + each.dialled() + "' leads to the queue '" + queue + "', which is not here.",
                            "Add it, or change entry-points.yaml.");
            }
            return queues;
        });
    }

    /** None where one of them is missing: that is told once, and not for every phrase. */
    private static List<Path> promptFolders(Section head, String key) {
        List<String> names = head.texts(key);
        var missing = names.stream()
                .filter(name -> !Files.isDirectory(head.resolve(name)))
                .toList();
        for (String name : missing) {
            head.wrong(key, "There is no folder '" + name + "'.", "Give its path from this folder, or make it.");
        }
        return missing.isEmpty() ? names.stream().map(head::resolve).toList() : List.of();
    }

    private void requireForAMenu(Section head) {
        FOR_A_MENU.forEach(this::require);
        if (!head.has("prompts"))
            head.wrong("prompts", "A menu speaks, and 'prompts' is missing.", "List the folders of its recordings.");
    }

    private YamlFile file(String name) {
        return new YamlFile(folder.resolve(name), problems);
    }

    private void require(String name) {
        if (Files.isRegularFile(folder.resolve(name))) return;
        problems.add(
                new Problem(folder.resolve(name), 0, "The file is missing.", "Add it; programmes/ holds examples."));
    }

    private void reportUnknownFiles() {
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(".*\\.ya?ml") && !FILES.contains(name))
                    .forEach(name -> problems.add(new Problem(
                            folder.resolve(name), 0, "A programme has no such file.", Nearest.hint(name, FILES))));
        } catch (IOException | UncheckedIOException unreadable) {
            problems.add(new Problem(folder, 0, "The folder cannot be read.", "Let this user read it."));
        }
    }

    private List<Problem> sorted() {
        return problems.stream()
                .sorted(Comparator.comparing((Problem each) ->
                                FILES.indexOf(each.file().getFileName().toString()))
                        .thenComparing(Problem::line))
                .toList();
    }
}
