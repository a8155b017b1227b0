/**
 * What is said to a caller, and what the answers mean: the menu, the reasons, verification by voice.
 */
@NullMarked
package org.cardline.conversations;

import org.jspecify.annotations.NullMarked;
