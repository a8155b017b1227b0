/**
 * What a caller's own sentence is about: free text to one of the programme's reasons, to two of them, or to none. A
 * sentence embedding and a linear model on it; how that was trained and measured is here too.
 */
@NullMarked
package org.cardline.reasons;

import org.jspecify.annotations.NullMarked;
