/**
 * The caller's guide on the web: which number, from here, for this card and reason; the call from a page. Knows web, programme.
 */
@NullMarked
package org.cardline.guide;

import org.jspecify.annotations.NullMarked;
