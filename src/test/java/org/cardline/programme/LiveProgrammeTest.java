package org.cardline.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.cardline.programme.LiveProgramme.Kept;
import org.cardline.programme.LiveProgramme.Replaced;
import org.cardline.programme.LiveProgramme.Unchanged;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveProgrammeTest {
    @TempDir
    private Path aside;

    private CopiedProgramme copied = new CopiedProgramme(Path.of(""));

    @BeforeEach
    void copy() throws IOException {
        copied = CopiedProgramme.of("larkmoor", aside);
    }

    @Test
    void nothingIsReadAgainUntilAFileChanges() {
        var live = new LiveProgramme(copied.folder(), UnaryOperator.identity());
        var first = live.current();
        assertThat(live.reloadIfChanged()).isEqualTo(new Unchanged());
        assertThat(live.current()).isSameAs(first);
    }

    @Test
    void aGoodEditIsInForceAndACallKeepsWhatItTook() throws IOException {
        var live = new LiveProgramme(copied.folder(), UnaryOperator.identity());
        var atStartOfCall = live.current();
        copied.with("freezing.yaml", "per-card-and-day: 3", "per-card-and-day: 2");
        assertThat(live.reloadIfChanged()).isInstanceOf(Replaced.class);
        assertThat(live.current().freezing().perCardDay()).isEqualTo(2);
        assertThat(atStartOfCall.freezing().perCardDay()).isEqualTo(3);
    }

    @Test
    void aBadEditKeepsTheOldProgrammeAndSaysWhereUntilItIsMended() throws IOException {
        var live = new LiveProgramme(copied.folder(), UnaryOperator.identity());
        var old = live.current();
        copied.with("freezing.yaml", "per-card-and-day: 3", "per-card-and-day: three");
        assertThat(live.reloadIfChanged())
                .isInstanceOfSatisfying(
                        Kept.class,
                        kept -> assertThat(kept.problems())
                                .singleElement()
                                .satisfies(each -> assertThat(each.line()).isEqualTo(3))
                                .satisfies(each ->
                                        assertThat(each.file().getFileName()).hasToString("freezing.yaml")));
        assertThat(live.current()).isSameAs(old);
        assertThat(live.reloadIfChanged()).as("told once").isEqualTo(new Unchanged());
        copied.with("freezing.yaml", "per-card-and-day: three", "per-card-and-day: 4");
        assertThat(live.reloadIfChanged()).isInstanceOf(Replaced.class);
        assertThat(live.current().freezing().perCardDay()).isEqualTo(4);
    }

    @Test
    void aNewRecordingIsAChange() throws IOException {
        var live = new LiveProgramme(copied.folder(), UnaryOperator.identity());
        copied.with("prompts/" + Prompts.fileName("Fraud"), "a studio's recording");
        assertThat(live.reloadIfChanged()).isInstanceOf(Replaced.class);
        assertThat(live.current().prompts().recording("Fraud"))
                .contains(copied.folder().resolve("prompts").resolve(Prompts.fileName("Fraud")));
        copied.with("prompts-es/" + Prompts.fileName("Fraud"), "the same in Spanish");
        assertThat(live.reloadIfChanged()).isInstanceOf(Replaced.class);
        assertThat(live.current().spanishPrompts().recording("Fraud"))
                .contains(copied.folder().resolve("prompts-es").resolve(Prompts.fileName("Fraud")));
    }

    @Test
    void withoutAProgrammeToKeepABadOneIsRefused() throws IOException {
        copied.with("law.yaml", "[");
        assertThatThrownBy(() -> new LiveProgramme(copied.folder(), UnaryOperator.identity()))
                .isInstanceOf(ProgrammeProblems.class)
                .hasMessageContaining("law.yaml:1: This is not YAML");
    }

    @Test
    void inLiveModeNothingOfADemonstrationIsLeft() {
        var shipped = new LiveProgramme(Path.of("programmes/american-express"), Programme::live).current();
        assertThat(shipped.cards()).extracting(CardProduct::id).containsExactly("american-express");
        assertThat(shipped.entryPoints())
                .as("the issuer's own numbers: a guide only")
                .isEmpty();
        assertThat(shipped.numbers()).isNotEmpty();
    }
}
