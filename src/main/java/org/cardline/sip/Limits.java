package org.cardline.sip;

/** Limits on what arrives from outside, each with what happens beyond it. */
final class Limits {
    /** A longer request is answered 513; a longer response is dropped. */
    static final int MESSAGE_BYTES = 16_384;

    /** More header lines: 400. */
    static final int HEADERS = 200;

    /** More Via lines than hops are allowed at all: 400, whose answer copies so many. */
    static final int VIAS = 70;

    /** A longer Request-URI: 414. */
    static final int URI_CHARS = 2_048;

    /** More parameters on one header value or URI: 400. */
    static final int PARAMETERS = 64;

    /** More Record-Route values in what forms a dialog: 400. */
    static final int ROUTES = 32;

    /** More lines in a session description: 400. */
    static final int SDP_LINES = 400;

    /** More media sections in a session description: 400. */
    static final int SDP_MEDIA = 16;

    private Limits() {}
}
