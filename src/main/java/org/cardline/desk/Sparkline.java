package org.cardline.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.cardline.routing.Floor;
import org.cardline.routing.Floor.Minute;

/**
 * Who waited in one queue over the last hour: a bar a minute, the newest at the right, as high as the most is. A minute in which
 * nobody waited is a line, one in which nobody looked is left out.
 *
 * @param path to be drawn in {@link #WIDTH} by {@link #HEIGHT}
 * @param most who waited at once
 * @param words the same for who doesn't see it
 */
public record Sparkline(String path, int most, String words) {
    /** A minute each. */
    public static final int WIDTH = 60;

    public static final int HEIGHT = 16;
    private static final double LINE = 0.5;

    /** Of this queue. */
    public static Sparkline of(Floor floor, String queue) {
        List<Minute> hour = floor.lastHour();
        int most = hour.stream().mapToInt(each -> each.waitingIn(queue)).max().orElse(0);
        var path = new StringBuilder();
        for (Minute each : hour) path.append(bar(minutes(each, floor.now()), each.waitingIn(queue), most));
        return new Sparkline(path.toString(), most, words(floor, queue, most));
    }

    private static String bar(long minutesAgo, int waiting, int most) {
        double height = LINE + (most == 0 ? 0 : (HEIGHT - LINE) * waiting / most);
        return String.format(Locale.ROOT, "M%d %dv-%.1fh1v%.1fz", WIDTH - 1 - minutesAgo, HEIGHT, height, height);
    }

    private static String words(Floor floor, String queue, int most) {
        List<Minute> hour = floor.lastHour();
        if (hour.isEmpty()) return "nobody has looked yet";
        String looked = hour.size() < WIDTH ? ", in the " + hour.size() + " minutes in which somebody looked" : "";
        if (most == 0) return "nobody waited" + looked;
        Minute fullest = hour.stream()
                .filter(each -> each.waitingIn(queue) == most)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        return "most " + most + ", " + minutes(fullest, floor.now()) + " min ago" + looked;
    }

    private static long minutes(Minute each, Instant now) {
        return Math.min(WIDTH - 1, Duration.between(each.at(), now).toMinutes());
    }
}
