package org.cardline.desk;

import java.util.Locale;

/** Why an agent takes nothing, though here. */
public enum AwayReason {
    BREAK,
    LUNCH,
    TRAINING,
    MEETING;

    /** Its code in routing, and its word on the page. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
