package org.cardline.reasons;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Draws a {@link Confusion}: what was meant downwards, what was understood across, darker where more. */
final class ConfusionPicture {
    private static final int CELL = 86;
    private static final int LEFT = 150;
    private static final int TOP = 64;
    private static final int SIZE = Confusion.KINDS.size();
    private static final Color INK = new Color(0x1a, 0x2b, 0x4a);

    private final Confusion confusion;
    private final BufferedImage image =
            new BufferedImage(LEFT + SIZE * CELL + 12, TOP + SIZE * CELL + 12, BufferedImage.TYPE_INT_RGB);
    private final Graphics2D pen = image.createGraphics();

    private ConfusionPicture(Confusion confusion) {
        this.confusion = confusion;
    }

    /** Writes it as a PNG; needs no screen. */
    static void write(Confusion confusion, Path file) throws IOException {
        System.setProperty("java.awt.headless", "true");
        var picture = new ConfusionPicture(confusion);
        picture.draw();
        ImageIO.write(picture.image, "png", file.toFile());
    }

    private void draw() {
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        for (int kind = 0; kind < SIZE; kind++) drawName(kind);
        for (int truth = 0; truth < SIZE; truth++) for (int taken = 0; taken < SIZE; taken++) drawCell(truth, taken);
        pen.dispose();
    }

    private void drawName(int kind) {
        pen.setColor(INK);
        pen.drawString(Confusion.name(kind), 10, TOP + kind * CELL + CELL / 2);
        pen.drawString(confusion.total(kind) + " utterances", 10, TOP + kind * CELL + CELL / 2 + 16);
        String[] words = Confusion.name(kind).split(" ", 2);
        for (int line = 0; line < words.length; line++) {
            pen.drawString(words[line], LEFT + kind * CELL + 6, TOP - 28 + line * 16);
        }
    }

    private void drawCell(int truth, int taken) {
        double share = confusion.share(truth, taken);
        int x = LEFT + taken * CELL, y = TOP + truth * CELL;
        pen.setColor(shade(Math.sqrt(share)));
        pen.fillRect(x + 1, y + 1, CELL - 2, CELL - 2);
        pen.setColor(share > 0.25 ? Color.WHITE : INK);
        pen.drawString(String.format("%.1f %%", share * 100), x + 20, y + CELL / 2 + 4);
    }

    private static Color shade(double depth) {
        return new Color(
                mix(0xf2, INK.getRed(), depth), mix(0xf4, INK.getGreen(), depth), mix(0xf8, INK.getBlue(), depth));
    }

    private static int mix(int light, int dark, double depth) {
        return (int) Math.round(light + (dark - light) * depth);
    }
}
