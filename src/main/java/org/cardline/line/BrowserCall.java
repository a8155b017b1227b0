package org.cardline.line;

/** A browser's call. Owned by the SIP thread. */
final class BrowserCall extends TakenCall {
    final BrowserMedia browser;

    BrowserCall(Arrival arrival, Admission.Served admission, Slots.Slot slot, BrowserMedia browser) {
        super(arrival, admission, slot, browser);
        this.browser = browser;
    }
}
