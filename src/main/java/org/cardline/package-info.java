/** Starts Cardline and fits the rooms together; the commands of {@code ./cardline}. */
@NullMarked
package org.cardline;

import org.jspecify.annotations.NullMarked;
