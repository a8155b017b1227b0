package org.cardline.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cardline.programme.NumberEntry;
import org.cardline.programme.Programme;
import org.cardline.programme.Programmes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalletCardTest {
    @ParameterizedTest
    @ValueSource(strings = {"american-express", "larkmoor"})
    void aCardForTheWalletHasAllNumbersAndNoCardData(String name) throws IOException {
        Programme programme = Programmes.load(Path.of("programmes", name));
        var answers = new Answers(programme, Instant.parse("2026-11-28T12:00:00Z"));
        for (Words words : List.of(Words.english(), Words.spanish(programme))) {
            try (PDDocument document = Loader.loadPDF(new WalletCard(answers, words).pdf())) {
                assertThat(document.getNumberOfPages()).isEqualTo(1);
                String told = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
                for (NumberEntry each : programme.numbers())
                    Directory.telephone(each)
                            .ifPresent(number -> assertThat(told).contains(DialString.international(number.number())));
                assertThat(told)
                        .contains(programme.brand().displayName(), words.of("Lost or stolen: call now"))
                        .contains(words.of("Reference") + ": ____");
                assertThat(CardDigits.areIn(told, programme)).isFalse();
            }
        }
    }
}
