/**
 * Audio and its packets, without I/O: RTP and RTCP, the jitter buffer, G.711, keys as events, tones, clips. Knows no other room.
 */
@NullMarked
package org.cardline.media;

import org.jspecify.annotations.NullMarked;
