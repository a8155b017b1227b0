package org.cardline.guide;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The numbers as a card for the wallet, as a PDF to print, cut out and fold; for whoever has lost the card that has them on
 * its back. There is no card data on it, and no room for any.
 */
final class WalletCard {
    private static final String FONT =
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"; // ships with PDFBox
    private static final float MM = 72 / 25.4f; // in points
    private static final float WIDTH = 85.6f * MM; // as bank cards are (ISO/IEC 7810, ID-1)
    private static final float HEIGHT = 53.98f * MM;
    private static final float AT = 20 * MM;
    private static final float MARGIN = 4 * MM;
    private static final float LARGE = 13;
    private static final float SMALL = 7;
    private static final float LEADING = 1.25f;

    private final Words words;
    private final Answers answers;

    WalletCard(Answers answers, Words words) {
        this.answers = answers;
        this.words = words;
    }

    private record Line(String text, float size) {}

    byte[] pdf() {
        try (var document = new PDDocument();
                InputStream font = PDDocument.class.getResourceAsStream(FONT)) {
            if (font == null) throw new IllegalStateException("PDFBox ships no font " + FONT);
            var page = new PDPage(PDRectangle.LETTER);
            document.addPage(page);
            document.getDocumentInformation().setTitle(words.of("A card for your wallet"));
            document.getDocumentCatalog().setLanguage(words.tag());
            float top = PDRectangle.LETTER.getHeight() - AT;
            try (var pen = new Pen(new PDPageContentStream(document, page), PDType0Font.load(document, font))) {
                pen.face(top, front());
                pen.face(top - HEIGHT, back());
                pen.below(top - 2 * HEIGHT, words.of("Cut it out, and fold it. Write no card number on it."));
            }
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    /** What is needed most, large. */
    private List<Line> front() {
        var lines = new ArrayList<Line>();
        lines.add(new Line(
                answers.programme().brand().displayName() + " · " + words.of("Lost or stolen: call now"), SMALL + 1));
        answers.urgent().ifPresent(call -> {
            lines.add(new Line(words.of("In {0}", words.inSentence(answers.home())), SMALL));
            lines.add(new Line(call.large(), LARGE));
        });
        answers.urgentFromAbroad().ifPresent(call -> {
            lines.add(new Line(words.of("From any other country"), SMALL));
            lines.add(new Line(DialString.international(call.telephone().number()), LARGE));
            if (call.byOperator())
                lines.add(new Line(
                        words.of(
                                "Ask an international operator for a collect call to it, and you pay nothing. Dialled directly, you pay."),
                        SMALL));
        });
        return lines;
    }

    /** All numbers, and where they come from. */
    private List<Line> back() {
        Stream<String> numbers = answers.programme().numbers().stream()
                .flatMap(entry -> Directory.telephone(entry).stream()
                        .map(each -> DialString.international(each.number()) + " · " + Told.scope(entry, words)));
        Stream<String> sources = answers.programme().numbers().stream()
                .map(entry -> words.of("Published in: {0}.", words.told(entry.publishedIn())) + " "
                        + Told.checked(entry, words))
                .distinct();
        return Stream.of(
                        numbers.distinct(),
                        sources.limit(2),
                        Stream.of(
                                words.told(answers.programme().brand().independenceNotice()),
                                words.of("Reference") + ": ____________________"))
                .flatMap(each -> each)
                .filter(each -> !each.isEmpty())
                .map(each -> new Line(each, SMALL))
                .toList();
    }

    /** Writes a face of the card from its top; what has no room is left out, the least needed last. */
    private record Pen(PDPageContentStream page, PDFont font) implements AutoCloseable {
        void face(float top, List<Line> lines) throws IOException {
            page.setLineDashPattern(new float[] {3, 3}, 0);
            page.addRect(AT, top - HEIGHT, WIDTH, HEIGHT);
            page.stroke();
            float y = top - MARGIN;
            for (Line line : lines)
                for (String each : wrapped(line)) {
                    y -= line.size * LEADING;
                    if (y > top - HEIGHT + MARGIN / 2) show(each, line.size, y);
                }
        }

        void below(float top, String text) throws IOException {
            show(text, SMALL + 1, top - MARGIN);
        }

        private void show(String text, float size, float y) throws IOException {
            page.beginText();
            page.setFont(font, size);
            page.newLineAtOffset(AT + MARGIN, y);
            page.showText(text);
            page.endText();
        }

        private List<String> wrapped(Line line) throws IOException {
            var wrapped = new ArrayList<String>();
            var current = new StringBuilder();
            for (String word : line.text.split(" ", -1)) {
                float wide = font.getStringWidth(current + word) / 1000 * line.size;
                if (!current.isEmpty() && wide > WIDTH - 2 * MARGIN) {
                    wrapped.add(current.toString().strip());
                    current.setLength(0);
                }
                current.append(word).append(' ');
            }
            wrapped.add(current.toString().strip());
            return wrapped;
        }

        @Override
        public void close() throws IOException {
            page.close();
        }
    }
}
