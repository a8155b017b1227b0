/**
 * The caller's guide on the web: which number, from here, for this card and reason; the call from a page;
 * where a case stands; a dispute; a call back. Knows web, verification, disputes, cards, cases, routing, programme.
 */
@NullMarked
package org.cardline.guide;

import org.jspecify.annotations.NullMarked;
