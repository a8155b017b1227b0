package org.cardline.media;

/** Which of the last 64 sequence numbers have come, so that a packet that comes twice counts once. */
final class RecentSequences {
    private int newest;
    private long seen;

    void reset() {
        seen = 0;
    }

    /** Notes a sequence number. Returns false if it came before or is too old to know. */
    boolean isNew(int sequence) {
        int ahead = seen == 0 ? Long.SIZE : (short) (sequence - newest);
        if (ahead > 0) {
            seen = ahead >= Long.SIZE ? 1 : seen << ahead | 1;
            newest = sequence;
            return true;
        }
        if (ahead <= -Long.SIZE || (seen >> -ahead & 1) == 1) return false;
        seen |= 1L << -ahead;
        return true;
    }
}
