package org.cardline.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cardline.programme.NumberEntry;
import org.cardline.programme.Programme;
import org.cardline.programme.Programmes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalletCardTest {
    private volatile Instant now = Instant.parse("2026-11-28T12:00:00Z");

    @Test
    void itIsMadeOnceForALanguageAProgrammeAndADay() {
        var programmes = new AtomicReference<>(Programmes.load(Path.of("programmes/larkmoor")));
        var page = new WalletPage(new ServedNumbers(programmes::get), () -> now);
        Words spanish = Words.spanish(programmes.get());
        byte[] english = page.card(Words.english()).getBody();
        assertThat(page.card(spanish).getBody()).isNotEqualTo(english);
        now = now.plus(Duration.ofHours(11));
        assertThat(page.card(Words.english()).getBody()).isSameAs(english);
        now = now.plus(Duration.ofHours(1));
        byte[] tomorrows = page.card(Words.english()).getBody();
        assertThat(tomorrows).isNotSameAs(english);
        programmes.set(Programmes.load(Path.of("programmes/american-express")));
        assertThat(page.card(Words.english()).getBody()).isNotSameAs(tomorrows);
    }

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
