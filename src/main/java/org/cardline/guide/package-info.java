/**
 * The caller's guide on the web: so far the call from a page. Knows web, programme.
 */
@NullMarked
package org.cardline.guide;

import org.jspecify.annotations.NullMarked;
