package org.cardline.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.cardline.cards.HostCommand.Freeze;
import org.cardline.cards.HostCommand.Replace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemonstrationHostTest extends CardHostContract {
    private static final CardReference CARD = new CardReference("card-01");

    private final DemonstrationHost host = DemonstrationHost.inMemory(people, CLOCK);

    @TempDir
    private Path folder;

    @Override
    CardHost host() {
        return host;
    }

    @Test
    void whatWasAnsweredIsStillSoAfterARestart() throws HostUnavailable {
        var key = IdempotencyKey.fresh();
        var replace = new Replace(CARD, Delivery.ADDRESS_ON_FILE);
        CommandOutcome replaced;
        try (var first = open()) {
            first.perform(new Freeze(CARD), key);
            replaced = first.perform(replace, IdempotencyKey.fresh());
        }
        try (var second = open()) {
            assertThat(second.card(CARD).state()).isEqualTo(CardState.FROZEN);
            assertThat(second.perform(new Freeze(CARD), key)).isEqualTo(done());
            assertThat(second.replacement(CARD).map(Replacement::arrives))
                    .isEqualTo(((CommandOutcome.Done) replaced).arrives());
        }
    }

    @Test
    void aLineThatWasBeingWrittenWhenItDiedIsCutOff() throws IOException, HostUnavailable {
        try (var first = open()) {
            first.perform(new Freeze(CARD), IdempotencyKey.fresh());
        }
        Files.writeString(journal(), "0f0f\tfree", StandardOpenOption.APPEND);
        try (var second = open()) {
            second.perform(new Freeze(new CardReference("card-02")), IdempotencyKey.fresh());
        }
        assertThat(Files.readAllLines(journal())).hasSize(2).noneMatch(line -> line.contains("0f0f\t"));
    }

    @Test
    void aDamagedJournalIsRefusedWithTheLine() throws IOException {
        Files.writeString(journal(), "what\n");
        assertThatThrownBy(this::open)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("performed.tsv line 1 is damaged");
    }

    @Test
    void aSecondHostInTheSameFolderIsRefused() {
        try (var first = open()) {
            assertThat(first.byCallingNumber("+12125550100")).hasSize(1);
            assertThatThrownBy(this::open).hasMessageContaining("Another demonstration host uses");
        }
    }

    @Test
    void theJournalHoldsReferencesOnly() throws IOException {
        try (var host = open()) {
            people.cards().forEach(each -> host.perform(new Freeze(each.reference()), IdempotencyKey.fresh()));
        }
        String journal = Files.readString(journal());
        assertThat(people.cards())
                .noneMatch(each -> journal.contains(each.number().reveal()));
    }

    private DemonstrationHost open() {
        return DemonstrationHost.in(folder, people, CLOCK);
    }

    private Path journal() {
        return folder.resolve("performed.tsv");
    }
}
