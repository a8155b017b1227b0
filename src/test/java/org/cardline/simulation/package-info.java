/**
 * The simulated world: callers on a simulated clock, for golden transcripts, replay and the bench of effort.
 */
@NullMarked
package org.cardline.simulation;

import org.jspecify.annotations.NullMarked;
