/** Measures what was built: each bench is a program that prints a table and writes its figures to target/bench. */
@NullMarked
package org.cardline.bench;

import org.jspecify.annotations.NullMarked;
