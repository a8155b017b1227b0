package org.cardline.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cardline.cards.RestCardHost;
import org.cardline.cases.KeyFile;
import org.cardline.cases.Reference;
import org.cardline.cases.Statements;
import org.cardline.media.Clip;
import org.cardline.media.ToneDetector;
import org.cardline.simulation.Wallet;
import org.cardline.store.Store;
import org.cardline.store.StoreSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Callers key and say numbers and codes, right and wrong, in right places and wrong ones; then everything that the system wrote
 * is searched for them. In each place one number was planted: who doesn't find that, finds nothing.
 *
 * <p>One place is left out: {@code /demonstration/codes}, where a demonstration shows the one-time codes that it sent to
 * nobody. They are in memory only.
 */
@Execution(ExecutionMode.CONCURRENT)
class CanaryTest {
    /** Of these the callers are chosen: people whose codes stand nowhere by chance. */
    private static final int PEOPLE = 60;

    /**
     * An address that nobody answers is quoted in the web server's own exception, and a flight recording that an
     * operator makes holds exceptions' texts. What is keyed on a telephone is in none.
     */
    private static final String QUOTED = "flight recording: number in ";

    private static final Pattern HEARD = Pattern.compile("(?m)^cardline_speech_heard_total.* ([0-9.]+)$");
    private static final List<String> PAGES = List.of(
            "/", "/actuator", "/actuator/health", "/actuator/prometheus", "/nothing", "/live.js", "/cardline.css");

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Plants plants = new Plants(random);
    private final String inRequests = People.cardNumber("9999", random);
    private final String inNonsense = People.cardNumber("9999", random);
    private final Path folder;
    private final Path flight;

    CanaryTest(@TempDir Path folder) {
        this.folder = folder;
        this.flight = folder.resolve("run.jfr");
    }

    @Test
    void numbersAndCodesOfCallersAreNowhere() throws Exception {
        System.out.println("CanaryTest: -Dseed=" + seed);
        List<Wallet> people = People.in(folder.resolve("people"), PEOPLE, random);
        Path run = Files.createDirectory(folder.resolve(plants.in("log")));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        try (var host = CardHostProcess.start(folder.resolve("host"), folder.resolve("people"));
                RunningCardline line = RunningCardline.start(run, settings(host));
                Store store = Store.openBeside(StoreSettings.embedded(line.data()))) {
            var calls = new CanaryCalls(line, unsuspicious(people, line), random);
            calls.makeAll();
            assertThat(heard(line)).as("recognised stretches of speech").isGreaterThanOrEqualTo(2);
            var answers = new ArrayList<>(WrongPlaces.ask(line.httpPort(), inRequests));
            answers.addAll(WrongPlaces.askWrongly(line.httpPort(), inNonsense));
            plant(host, line, store);
            var secrets = new ArrayList<>(plants.secrets());
            secrets.addAll(calls.secrets());
            secrets.add(new Secret("number in requests", inRequests));
            secrets.add(new Secret("number in nonsense", inNonsense));
            var written = new Written(secrets);
            calls.captions().forEach(text -> written.search("captions", text));
            answers.forEach(answer -> written.search("pages", answer));
            searchRunning(written, line, store);
            store.jdbc().sql("checkpoint").update();
            store.close();
            assertThat(line.stop()).isZero();
            searchStopped(written, line);
            judge(written);
        }
    }

    private Map<String, String> settings(CardHostProcess host) {
        String options = "-XX:TieredStopAtLevel=1 -XX:StartFlightRecording=settings=profile,filename=" + flight
                + " -Dplanted=" + plants.in("flight recording");
        return Map.of(
                "CARDLINE_CARD_HOST",
                host.uri().toString(),
                "CARDLINE_SPEECH",
                "on",
                "JAVA_TOOL_OPTIONS",
                options,
                "MANAGEMENT_METRICS_TAGS_PLANTED",
                plants.in("metrics"));
    }

    /** Those whose codes and dates are nowhere before anybody called, and not the last four of anybody's card. */
    private List<Wallet> unsuspicious(List<Wallet> people, RunningCardline line) throws Exception {
        var written = new Written(
                people.stream().flatMap(each -> CanaryCalls.of(each).stream()).toList());
        written.searchFiles("files", line.data());
        written.searchFile("log", line.log());
        Path before = folder.resolve("before.jfr");
        FlightTexts.dump(line.pid(), before);
        written.search("flight recording", FlightTexts.of(before));
        String chance = written.anywhere().toString();
        Set<String> lastFours = people.stream()
                .map(each -> each.cardNumber().substring(each.cardNumber().length() - 4))
                .collect(Collectors.toSet());
        List<Wallet> fit = people.stream()
                .filter(each -> CanaryCalls.of(each).stream()
                        .noneMatch(secret -> lastFours.contains(secret.digits()) || isYear(secret.digits())))
                .filter(each -> CanaryCalls.of(each).stream().noneMatch(secret -> chance.contains(secret.name())))
                .limit(CanaryCalls.PEOPLE)
                .toList();
        assertThat(fit).hasSize(CanaryCalls.PEOPLE);
        return fit;
    }

    /** Dates are said and kept with theirs. */
    private static boolean isYear(String digits) {
        return digits.matches("(19|20)[0-9]{2}");
    }

    private void plant(CardHostProcess host, RunningCardline line, Store store) throws Exception {
        plants.write(store);
        Reference given = references(store).getFirst();
        plants.in("captions", given.digits());
        plants.record(store, key(line), given);
        try (var client = RestCardHost.at(host.uri())) {
            plants.journal(client);
        }
    }

    private void searchRunning(Written written, RunningCardline line, Store store) throws Exception {
        for (String page : PAGES) written.search("pages", line.get(page));
        for (Reference each : references(store)) written.search("pages", line.get("/api/v1/cases/" + each.digits()));
        written.search("metrics", line.get("/actuator/prometheus"));
        written.searchTables("tables", store.jdbc());
        written.searchFiles("files", line.data());
        var statements = new Statements(store, key(line), InstantSource.system());
        for (Reference each : references(store))
            for (byte[] ulaw : statements.of(each))
                written.search("recordings", ToneDetector.keys(Clip.ofUlaw(ulaw).samples()));
        written.searchFiles("card host", folder.resolve("host"));
    }

    private void searchStopped(Written written, RunningCardline line) throws IOException {
        written.searchFiles("files after the stop", line.data());
        written.searchFile("database log", line.data().resolve("postgres/log"));
        written.searchFile("log", line.log());
        written.searchNumbers("flight recording", flight);
        written.search("flight recording", FlightTexts.of(flight));
    }

    private static double heard(RunningCardline line) throws Exception {
        Matcher count = HEARD.matcher(line.get("/actuator/prometheus"));
        assertThat(count.find()).isTrue();
        return Double.parseDouble(count.group(1));
    }

    private void judge(Written written) {
        System.out.println("CanaryTest: " + written.found());
        plants.byPlace()
                .forEach((place, secret) -> assertThat(written.found().get(place))
                        .as("what was planted in: " + place)
                        .anyMatch(found -> found.startsWith(secret.name())));
        assertThat(written.anywhere())
                .filteredOn(found -> !found.contains(": planted in "))
                .filteredOn(found -> !found.startsWith(QUOTED))
                .isEmpty();
    }

    private static List<Reference> references(Store store) {
        return store.jdbc()
                .sql("select reference from cases.file order by opened_at")
                .query((row, number) -> new Reference(row.getString(1)))
                .list();
    }

    private static KeyFile key(RunningCardline line) {
        return KeyFile.open(line.data().resolve("key"), false);
    }
}
