/**
 * Our own telephone: it calls the line over real SIP and RTP, by hand or by script. Has its own sockets.
 */
@NullMarked
package org.cardline.phone;

import org.jspecify.annotations.NullMarked;
