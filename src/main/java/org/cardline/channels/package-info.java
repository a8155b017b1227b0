/**
 * What goes out to customers by e-mail and text message: the outbox's letters, and one-time codes. Knows verification,
 * cards, cases, programme.
 */
@NullMarked
package org.cardline.channels;

import org.jspecify.annotations.NullMarked;
