/**
 * Sockets, ticks, legs; a caller as a conversation sees one. The only room that does SIP and RTP I/O for the line.
 */
@NullMarked
package org.cardline.line;

import org.jspecify.annotations.NullMarked;
