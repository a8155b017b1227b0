package org.cardline.routing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What whoever waits has told and shown already, in words for the agent: nobody asks it again. No secrets.
 *
 * @param matter why they are in touch, in a word or two; empty where it isn't known
 * @param said what was said and done, the first first
 * @param verified what was shown to be so; of a call that is over, nothing
 * @param card the card host's opaque reference of the card that it is about
 */
public record Told(String matter, List<String> said, List<String> verified, Optional<String> card) {
    /** Nothing. */
    public static final Told NOTHING = new Told("", List.of(), List.of());

    private static final int MOST_LINES = 20;
    private static final int LONGEST_LINE = 300;

    /** Longer lines, and more of them, are cut. */
    public Told {
        matter = cut(matter);
        said = cut(said);
        verified = cut(verified);
    }

    /** About no card, or none that is known. */
    public Told(String matter, List<String> said, List<String> verified) {
        this(matter, said, verified, Optional.empty());
    }

    /** The same with something new before all else. */
    public Told after(String line) {
        return new Told(matter, Stream.concat(Stream.of(line), said.stream()).toList(), verified, card);
    }

    /** The same about this card, which this line tells of, and of which this was shown. */
    public Told about(String reference, String line, List<String> shown) {
        Stream<String> others = said.stream().filter(each -> !each.equals(line));
        return new Told(matter, Stream.concat(Stream.of(line), others).toList(), shown, Optional.of(reference));
    }

    private static List<String> cut(List<String> lines) {
        return lines.stream().limit(MOST_LINES).map(Told::cut).toList();
    }

    private static String cut(String line) {
        return line.substring(0, Math.min(LONGEST_LINE, line.length()));
    }
}
