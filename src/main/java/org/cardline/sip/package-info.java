/**
 * SIP without I/O and without a clock: RFC 3261 messages, transactions and dialogs, and SDP. Knows no other room.
 */
@NullMarked
package org.cardline.sip;

import org.jspecify.annotations.NullMarked;
