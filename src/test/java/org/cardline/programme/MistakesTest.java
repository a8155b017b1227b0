package org.cardline.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an issuer who mistypes is told: file, line, what is wrong, how to mend it. */
class MistakesTest {
    @TempDir
    private Path aside;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    cards.yaml           | length: 16             | lenght: 16            | 6: 'lenght' is not a key here. Did you mean 'length'?
                    cards.yaml           | length: 16             | length: sixteen       | 6: 'sixteen' is not a whole number from 12 to 19. Write one, in digits.
                    cards.yaml           | length: 16             | length: 99            | 6: '99' is not a whole number from 12 to 19. Write one, in digits.
                    cards.yaml           | 4-4-4-4                | 4-4-4                 | 8: The groups add up to 12, not to the length 16. Change one of them.
                    cards.yaml           | 4-4-4-4                | 4 4 4 4               | 8: '4 4 4 4' is no grouping. Write it like 4-6-5.
                    cards.yaml           | ["9998"]               | ["99x8"]              | 7: '99x8' is no prefix. Write 1 to 8 digits.
                    cards.yaml           | ["9998"]               | []                    | 7: 'prefixes' is empty. List what the card numbers begin with.
                    cards.yaml           | ["9997"]               | ["9998"]              | 17: Two cards begin with 9998 and are as long. Make one prefix longer, or remove it.
                    cards.yaml           | id: business           | id: personal          | 14: Two cards are called 'personal'. Rename one of them.
                    cards.yaml           | place: back            | place: behind         | 11: 'behind' means nothing under 'place'. Known here: back, front.
                    cards.yaml           | name: Larkmoor Card    | id: personal          | 5: 'id' stands here twice. Remove one of them.
                    cards.yaml           | length: 16             | length: !!java.io.File 16 | 6: This is not YAML: Global tag is not allowed: tag:yaml.org,2002:java.io.File. Check indentation, quotes and colons.
                    cards.yaml           | length: 16             | length: !secret 16    | 6: 'length' must be a plain text or number. Write it on one line, in quotes if need be.
                    cards.yaml           | length: 16             | length: [16]          | 6: 'length' must be a plain text or number. Write it on one line, in quotes if need be.
                    cards.yaml           | security-code:         | security-code: four   | 10: This is not YAML: mapping values are not allowed here. Check indentation, quotes and colons.
                    entry-points.yaml    | +1 312 555 0140        | 312 555 0140          | 2: '312 555 0140' is no number and no name. Write +18005550199, or a short word in small letters.
                    entry-points.yaml    | +1 312 555 0141        | +1 (312) 555-0140     | 7: '+13125550140' is dialled twice. Remove one of the two.
                    entry-points.yaml    | conversation: menu     | conversation: manu    | 5: 'manu' is no conversation. Did you mean 'menu'?
                    entry-points.yaml    | conversation: menu     | conversation: announcement | 2: The announcement has no 'parts'. List its sound files.
                    entry-points.yaml    | priority: 9            | priority: 10          | 15: '10' is not a whole number from 0 to 9. Write one, in digits.
                    entry-points.yaml    | purpose: lost-or-stolen | purpose: lost-or-stolan | 14: 'lost-or-stolan' means nothing under 'purpose'. Did you mean 'lost-or-stolen'?
                    entry-points.yaml    | priority: 9            | language: english_US  | 15: 'english_US' is no language tag. Write one such as en-US.
                    entry-points.yaml    | accepts-charges: yes   | accepts-charges: sure | 22: 'sure' is neither yes nor no. Write yes or no.
                    numbers.yaml         | +1 312 555 0140        | 312 555 0140          | 3: '312 555 0140' is no international number. Write it like +1 202 555 0143.
                    numbers.yaml         | hours: office          | checked: 11/02/2026   | 7: '11/02/2026' is no date. Write 2026-11-23, or leave the line out for never.
                    reported.yaml        | +1 312 555 0177        | 555 0177              | 4: '555 0177' is no international number. Write it like +1 202 555 0143.
                    reported.yaml        | on: 2026-11-03         | on: last week         | 11: 'last week' is no date. Write it like 2026-11-23.
                    numbers.yaml         | hours: office          | hours: offices        | 7: 'offices' means nothing under 'hours'. Did you mean 'office'?
                    numbers.yaml         | who-pays: caller       | notes: []             | 3: 'who-pays' is missing. Add 'who-pays: …'.
                    numbers.yaml         | published-in: www.larkmoor.example.com, Contact us | notes: [] | 3: 'published-in' is missing. Add 'published-in: …'.
                    hours.yaml           | America/Chicago        | America/Chigaco       | 4: 'America/Chigaco' is no time zone. Did you mean 'America/Chicago'?
                    hours.yaml           | 08:00-20:00            | 08:00-26:00           | 9: '08:00-26:00' is no span of a day. Write it like 08:00-20:00, at most until 24:00, or closed.
                    hours.yaml           | 08:00-20:00            | 22:00-06:00           | 9: '22:00-06:00' is no span of a day. Write it like 08:00-20:00, at most until 24:00, or closed.
                    hours.yaml           | every-day: 00:00-24:00 | every-day: closed     | 4: These hours never open. Add a day, such as 'weekdays: 08:00-20:00'.
                    hours.yaml           | 2026-11-26: Thanks     | 2026-11-31: Thanks    | 25: '2026-11-31' is no day. Write 2026-12-25, or 12-25 for every year.
                    hours.yaml           | holidays: united-states | holidays: united     | 11: 'united' means nothing under 'holidays'. Known here: united-states.
                    reasons.yaml         | department: rewards    | department: reward    | 34: 'reward' means nothing under 'department'. Did you mean 'rewards'?
                    reasons.yaml         | name: Fraud            | name: Fraud squad     | 4: 'Fraud squad' is spoken, and nobody recorded it. Add it to a sentences.txt and run scripts/make-prompts.
                    verification.yaml    | card-number + security-code | card-number + date-of-birth | 17: 'card-number + date-of-birth' does not show who is calling. Add security-code, one-time-code, passkey, issuer-sign-in or person.
                    verification.yaml    | - one-time-code        | - one-time-cod        | 18: 'one-time-cod' means nothing under 'points'. Did you mean 'one-time-code'?
                    verification.yaml    | digits: 6              | digits: 4             | 76: '4' is not a whole number from 6 to 10. Write one, in digits.
                    law.yaml             | applies-to: [consumer] | applies-to: []       | 4: 'applies-to' is missing. Add 'applies-to: …'.
                    cards.yaml           | cards:                 | card:                 | 3: There is no card. Describe at least one.
                    law.yaml             | liability: 50          | liability: $50        | 23: '$50' is no sum of money. Write it like 50 or 49.95.
                    law.yaml             | currency: USD          | currency: dollar      | 24: 'dollar' is no currency. Write its code, such as USD.
                    law.yaml             | [consumer]             | [people]              | 5: 'people' means nothing under 'applies-to'. Known here: business, consumer.
                    queues.yaml          | department: fraud      | department: frauds    | 6: 'frauds' means nothing under 'department'. Did you mean 'fraud'?
                    queues.yaml          | department: disputes   | department: fraud     | 14: 'fraud' has a queue already. Give one of them no department.
                    queues.yaml          | priority: 9            | priority: 12          | 7: '12' is not a whole number from 0 to 9. Write one, in digits.
                    queues.yaml          | {fraud: 1}             | {fraud: 6}            | 8: '6' is not a whole number from 1 to 5. Write one, in digits.
                    queues.yaml          | offer-seconds: 15      | offer-second: 15      | 9: 'offer-second' is not a key here. Did you mean 'offer-seconds'?
                    queues.yaml          | products: platinum     | products: platinium   | 58: 'platinium' means nothing under 'products'. Did you mean 'platinum'?
                    queues.yaml          | products: platinum     | products: business    | 58: Two queues stand in for 'rewards' with 'business'. Leave it to one of them.
                    queues.yaml          | products: platinum, instead-of: [rewards | products: platinum, instead-of: [platinum | 58: 'platinum' can't stand in for 'platinum'. Name another queue of this file.
                    queues.yaml          | products: platinum, instead-of | products: platinum, in-place-of | 58: 'instead-of' is missing. Add 'instead-of: …'.
                    queues.yaml          | for-seconds: 20        | for-seconds: 0        | 17: '0' is not a whole number from 1 to 3600. Write one, in digits.
                    queues.yaml          | spoke-within-hours: 72 | spoken-within-hours: 72 | 17: 'spoken-within-hours' is not a key here. Did you mean 'spoke-within-hours'?
                    queues.yaml          | to: general            | to: genral            | 47: 'business' can't overflow to 'genral'. Name another queue that has a department.
                    next-steps.yaml      | A person takes it up.  | Somebody takes it up. | 3: 'Somebody takes it up.' is spoken, and nobody recorded it. Add it to a sentences.txt and run scripts/make-prompts.
                    next-steps.yaml      | A person takes it up.  | April                 | 3: 'April' is spoken in Spanish, too, and nobody recorded it. Add it, a tab and its Spanish to a sentences.txt of prompts-es and run scripts/make-prompts.
                    next-steps.yaml      | person:                | persons:              | 3: 'persons' is not a key here. Did you mean 'person'?
                    next-steps.yaml      | A new card is on its way. | The charge is looked into. | 8: 'The charge is looked into.' stands here twice. Change or remove one of them.
                    next-steps.yaml      | new-card:              | New Card:             | 8: 'New Card' is no code here. Write another, in small letters and hyphens.
                    entry-points.yaml    | conversation: menu     | conversation: queue   | 2: 'queue' is missing. Add 'queue: …'.
                    programme.yaml       | - prompts              | - promts              | 16: There is no folder 'promts'. Give its path from this folder, or make it.
                    programme.yaml       | trunk-prefix: "1"      | trunk-prefix: one     | 11: 'one' is no trunk-prefix. Write 1 to 5 digits, in quotes.
                    programme.yaml       | [www.larkmoor.example.com, | [https://larkmoor.example.com, | 7: 'https://larkmoor.example.com' is no host. Write it like www.example.com, in small letters and without https://.
                    programme.yaml       | [www.larkmoor.example.com, | [com,                 | 7: 'com' is no host. Write it like www.example.com, in small letters and without https://.
                    """)
    void isToldByFileAndLine(String file, String old, String fresh, String told) throws IOException {
        var problems =
                CopiedProgramme.of("larkmoor", aside).with(file, old, fresh).problems();
        assertThat(problems).contains(file + ":" + told);
    }

    @Test
    void mistakesInAgentsAndWhatLeadsToNoQueueAreTold() throws IOException {
        var copied = CopiedProgramme.of("larkmoor", aside)
                .with("entry-points.yaml", "conversation: menu", "conversation: queue\n    queue: fraud-squad")
                .with("queues.yaml", """
                        queues: {}
                        agents:
                          - {name: agent1, address: "sip:a@example.com", languages: en}
                          - {name: agent1, address: "sip:a@192.0.2.7", languages: english_US}
                        supervisors: [agent1, Sam]
                        """);
        assertThat(copied.problems())
                .containsExactly(
                        "queues.yaml:1: '+13125550140' leads to the queue 'fraud-squad', which is not here."
                                + " Add it, or change entry-points.yaml.",
                        "queues.yaml:3: 'sip:a@example.com' is no address. Write it like sip:agent7@192.0.2.7:5090;"
                                + " names of machines are not looked up.",
                        "queues.yaml:4: Two agents are called 'agent1'. Rename one of them.",
                        "queues.yaml:4: 'english_US' is no language tag. Write one such as en-US.",
                        "queues.yaml:5: 'agent1' is listed twice. Give each person one name and one role.",
                        "queues.yaml:5: 'Sam' is no name. Write small letters, digits and hyphens.");
    }

    @Test
    void severalInSeveralFilesAreToldAtOnceInOrder() throws IOException {
        var copied = CopiedProgramme.of("larkmoor", aside)
                .with("law.yaml", "notice-days: 60", "notice-days: soon")
                .with("cards.yaml", "length: 16", "lenght: 16")
                .with("retention.yaml", "recordings-days: 60", "recordings-days: 0");
        assertThat(copied.problems())
                .containsExactly(
                        "cards.yaml:4: 'length' is missing. Add 'length: …'.",
                        "cards.yaml:6: 'lenght' is not a key here. Did you mean 'length'?",
                        "cards.yaml:8: The groups add up to 16, not to the length 12. Change one of them.",
                        "retention.yaml:2: '0' is not a whole number from 1 to 3653. Write one, in digits.",
                        "law.yaml:7: 'soon' is not a whole number from 1 to 3650. Write one, in digits.");
    }

    @Test
    void aMenuThatCouldNotSpeakIsRefused() throws IOException {
        var copied = CopiedProgramme.of("larkmoor", aside).with("programme.yaml", "prompts:", "speaks:");
        assertThat(copied.problems())
                .containsExactly(
                        "programme.yaml:3: A menu speaks, and 'prompts' is missing. List the folders of its recordings.",
                        "programme.yaml:15: 'speaks' is not a key here. Known here: answers-when-live, brand, dialling, language, prompts, prompts-es.");
    }

    @Test
    void aMistakeIsToldOnceAndNotAsMissingToo() throws IOException {
        var copied = CopiedProgramme.of("larkmoor", aside)
                .with("retention.yaml", "recordings-days: 60", "recordings-days: {}");
        assertThat(copied.problems())
                .containsExactly("retention.yaml:2: 'recordings-days' must be a plain text or number."
                        + " Write it on one line, in quotes if need be.");
    }

    @Test
    void aMenuNeedsItsFilesAndAMistypedFileIsSeen() throws IOException {
        var copied = CopiedProgramme.of("larkmoor", aside);
        Files.move(copied.folder().resolve("freezing.yaml"), copied.folder().resolve("freesing.yaml"));
        assertThat(copied.problems())
                .containsExactlyInAnyOrder(
                        "freesing.yaml: A programme has no such file. Did you mean 'freezing.yaml'?",
                        "freezing.yaml: The file is missing. Add it; programmes/ holds examples.");
    }

    @Test
    void aPhraseThatNobodyRecordedIsToldByItsLine() throws IOException {
        var copied = CopiedProgramme.of("larkmoor", aside).with("prompts/sentences.txt", "\n\nGood night.\n");
        assertThat(copied.problems())
                .contains("prompts/sentences.txt:3: Nobody recorded 'Good night.'. Record it as "
                        + Prompts.fileName("Good night.") + ", or run scripts/make-prompts.");
    }

    @Test
    void aFolderThatIsNoneIsToldAsOne() {
        Path nowhere = aside.resolve("nowhere");
        assertThatThrownBy(() -> Programmes.load(nowhere))
                .isInstanceOf(ProgrammeProblems.class)
                .hasMessage(nowhere + ": There is no such folder. Give a name under programmes/, or a path.");
    }

    @Test
    void hoursThatCannotBeReadAreNotMissedElsewhere() throws IOException {
        var broken = CopiedProgramme.of("larkmoor", Files.createDirectory(aside.resolve("broken")))
                .with("hours.yaml", "schedules: [office\n");
        assertThat(broken.problems()).singleElement().asString().startsWith("hours.yaml:");
        var mistyped = CopiedProgramme.of("larkmoor", Files.createDirectory(aside.resolve("mistyped")))
                .with("hours.yaml", "schedules:", "shedules:");
        assertThat(mistyped.problems())
                .containsExactly("hours.yaml:2: 'shedules' is not a key here. Did you mean 'schedules'?");
    }

    @Test
    void aBombOfAliasesIsRefused() throws IOException {
        var bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        var copied = CopiedProgramme.of("larkmoor", aside).with("law.yaml", bomb.toString());
        assertThat(copied.problems())
                .singleElement()
                .asString()
                .startsWith("law.yaml")
                .contains("aliases");
    }

    @Test
    void aFileThatIsTooLargeOrTooDeepIsRefused() throws IOException {
        var copied = CopiedProgramme.of("larkmoor", aside)
                .with("law.yaml", "# " + "x".repeat(YamlFile.MAX_BYTES))
                .with("retention.yaml", "a: " + "[".repeat(50) + "]".repeat(50));
        assertThat(copied.problems())
                .hasSize(2)
                .anySatisfy(
                        told -> assertThat(told).startsWith("retention.yaml").contains("Nesting Depth"))
                .contains("law.yaml: The file is larger than 256 KiB. Split or shorten it.");
    }
}
