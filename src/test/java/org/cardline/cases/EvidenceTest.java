package org.cardline.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.cardline.programme.Reason;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceTest {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final byte[] RECEIPT = bytes("%PDF-1.7 a receipt of Bar Lisboa");

    private final MovedClock clock = new MovedClock("2026-11-23T14:00:00Z");
    private final Random random = new Random();

    @TempDir
    Path folder;

    private Evidence evidence;
    private Reference reference;

    @BeforeEach
    void open() {
        evidence = new Evidence(STORE.store(), KeyFile.open(folder.resolve("key"), true), clock);
        reference = aCase();
    }

    @Test
    void aReceiptIsKeptSealedAndTheTimelineSaysSo() {
        assertThat(evidence.keep(reference, "receipt\r\n.pdf", RECEIPT)).isEqualTo(Evidence.Answer.KEPT);
        Evidence.Piece piece = evidence.of(reference).getFirst();
        assertThat(piece.name()).isEqualTo("receipt??.pdf");
        assertThat(piece.type()).isEqualTo(EvidenceType.PDF);
        assertThat(evidence.content(reference, piece.id()))
                .hasValueSatisfying(all -> assertThat(all).isEqualTo(RECEIPT));
        assertThat(cases().timeline(reference).getLast().kind()).isEqualTo(Entry.Kind.EVIDENCE);
        byte[] stored = STORE.jdbc()
                .sql("select sealed from cases.evidence where id = ?")
                .param(piece.id())
                .query(byte[].class)
                .single();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("PDF", "Lisboa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><script>alert(1)</script>", "MZ, a program", " %PDF-1.7", "%PD", "GIF89a", "<svg/>"})
    void whatDoesNotBeginLikeADocumentOrAPictureIsNotKept(String content) {
        assertThat(evidence.keep(reference, "receipt.pdf", bytes(content))).isEqualTo(Evidence.Answer.OTHER_TYPE);
        assertThat(evidence.of(reference)).isEmpty();
    }

    @Test
    void sizeAndNumberHaveLimits() {
        assertThat(evidence.keep(reference, "", new byte[0])).isEqualTo(Evidence.Answer.EMPTY);
        byte[] most = Arrays.copyOf(RECEIPT, Evidence.MOST_BYTES);
        assertThat(evidence.keep(reference, "", Arrays.copyOf(most, most.length + 1)))
                .isEqualTo(Evidence.Answer.TOO_LARGE);
        for (int piece = 0; piece < Evidence.MOST_PIECES; piece++)
            assertThat(evidence.keep(reference, "", most)).isEqualTo(Evidence.Answer.KEPT);
        assertThat(evidence.keep(reference, "", RECEIPT)).isEqualTo(Evidence.Answer.TOO_MANY);
    }

    @Test
    void anotherCaseHasNoneOfItEvenWhenItsRowIsMoved() {
        evidence.keep(reference, "receipt.pdf", RECEIPT);
        long id = evidence.of(reference).getFirst().id();
        Reference others = aCase();
        assertThat(evidence.content(others, id)).isEmpty();
        STORE.jdbc()
                .sql("update cases.evidence set reference = ? where id = ?")
                .param(others.digits())
                .param(id)
                .update();
        assertThatThrownBy(() -> evidence.content(others, id)).hasMessageContaining("changed");
    }

    private Cases cases() {
        return new Cases(STORE.store(), random, clock);
    }

    private Reference aCase() {
        return cases().open(NewCase.of(
                        Reason.DISPUTE, "call-" + random.nextLong(), "dispute", "disputes", "We look into it"))
                .reference();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
