/**
 * A browser's leg without sockets: connectivity checks (STUN, ICE-lite), DTLS-SRTP, and what its session descriptions
 * say. Knows media and sip (for SDP).
 */
@NullMarked
package org.cardline.webrtc;

import org.jspecify.annotations.NullMarked;
