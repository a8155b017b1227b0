package org.cardline.disputes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A letter that is written line by line, and becomes a PDF of as many pages as it needs. One thread. */
final class Paper {
    private static final String FONT =
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"; // ships with PDFBox
    private static final float MARGIN = 72; // points, 1/72 inch
    private static final float SIZE = 11;
    private static final float TITLE = 18;
    private static final float LEADING = 1.45f;
    private static final float GAP = 8;
    private static final float FILLED_BY_HAND = 20;

    private final String title;
    private final List<Line> lines = new ArrayList<>();

    /** @param title of the file, as a reader shows it */
    Paper(String title) {
        this.title = title;
    }

    private record Line(String text, float size, float before, boolean ruled) {}

    void title(String text) {
        lines.add(new Line(text, TITLE, 0, false));
        space();
    }

    /** A paragraph. */
    void text(String text) {
        lines.add(new Line(text, SIZE, GAP, false));
    }

    /** A line to write on. */
    void toFill(String label) {
        lines.add(new Line(label + ": ", SIZE, FILLED_BY_HAND, true));
    }

    void space() {
        lines.add(new Line("", SIZE, 0, false));
    }

    byte[] pdf() {
        try (var document = new PDDocument();
                InputStream font = PDDocument.class.getResourceAsStream(FONT)) {
            if (font == null) throw new IllegalStateException("PDFBox ships no font " + FONT);
            document.getDocumentInformation().setTitle(title);
            document.getDocumentCatalog().setLanguage("en-US");
            try (var writing = new Writing(document, PDType0Font.load(document, font))) {
                for (Line each : lines) writing.write(each);
            }
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    /** Where on which page the next line goes. */
    private static final class Writing implements AutoCloseable {
        private final PDDocument document;
        private final PDFont font;
        private final float width = PDRectangle.LETTER.getWidth() - 2 * MARGIN;
        private PDPageContentStream page;
        private float y;

        Writing(PDDocument document, PDFont font) throws IOException {
            this.document = document;
            this.font = font;
            page = fresh();
        }

        private PDPageContentStream fresh() throws IOException {
            var sheet = new PDPage(PDRectangle.LETTER);
            document.addPage(sheet);
            y = PDRectangle.LETTER.getHeight() - MARGIN;
            return new PDPageContentStream(document, sheet);
        }

        void write(Line line) throws IOException {
            y -= line.before;
            for (String each : wrapped(line)) {
                y -= line.size * LEADING;
                if (y < MARGIN) {
                    page.close();
                    page = fresh();
                    y -= line.size * LEADING;
                }
                show(each, line);
            }
        }

        private void show(String text, Line line) throws IOException {
            page.beginText();
            page.setFont(font, line.size);
            page.newLineAtOffset(MARGIN, y);
            page.showText(text);
            page.endText();
            if (!line.ruled) return;
            page.moveTo(MARGIN + width(text, line.size), y - 2);
            page.lineTo(MARGIN + width, y - 2);
            page.stroke();
        }

        private List<String> wrapped(Line line) throws IOException {
            var wrapped = new ArrayList<String>();
            var current = new StringBuilder();
            for (String word : written(line.text).split(" ", -1)) {
                if (!current.isEmpty() && width(current + word, line.size) > width) {
                    wrapped.add(current.toString().strip());
                    current.setLength(0);
                }
                current.append(word).append(' ');
            }
            wrapped.add(current.toString().stripTrailing());
            return wrapped;
        }

        private float width(String text, float size) throws IOException {
            return font.getStringWidth(text) / 1000 * size;
        }

        /** What the font has no sign for is a question mark: a member may write any script. */
        private String written(String text) {
            var written = new StringBuilder();
            text.replaceAll("\\s", " ").codePoints().forEach(each -> written.append(sign(Character.toString(each))));
            return written.toString();
        }

        private String sign(String one) {
            try {
                font.encode(one);
                return one;
            } catch (IOException | IllegalArgumentException none) {
                return "?";
            }
        }

        @Override
        public void close() throws IOException {
            page.close();
        }
    }
}
