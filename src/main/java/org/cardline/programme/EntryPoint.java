package org.cardline.programme;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What one dialled number means.
 *
 * @param dialled a number in E.164 ({@code +18005284800}), or a name ({@code sig})
 * @param card whose cards it is for
 * @param reason the reason that it is kept for; empty for general service
 * @param priority 0 to 9; callers of a higher one are served first
 * @param language a language tag (BCP 47)
 * @param acceptsCharges whether it is the collect line, which says first that it accepts the charges
 * @param conversation what answers
 */
public record EntryPoint(
        String dialled,
        CardType card,
        Optional<Reason> reason,
        int priority,
        String language,
        boolean acceptsCharges,
        Conversation conversation) {
    /** What a caller meets. */
    public sealed interface Conversation {}

    /** The programme's main menu. */
    public record Menu() implements Conversation {}

    /** Sound files one after the other, then the line hangs up. No greeting. */
    public record Announcement(List<Part> parts) implements Conversation {}

    /** Answers and sends nothing until the caller hangs up. No greeting. */
    public record Wait() implements Conversation {}

    /** Waits in this queue at once for an agent, who takes the caller as if called directly. No greeting. */
    public record Queued(String queue) implements Conversation {}

    /**
     * One sound file.
     *
     * @param audio a WAV file, 8 kHz, one channel, G.711 µ-law
     * @param stopKeys the keys that stop it: bit n is the key of RFC 4733 event n (0–9, then * 10, # 11, A–D 12–15)
     */
    public record Part(Path audio, int stopKeys) {}
}
