/**
 * Cases with reference numbers, their timeline, due dates and evidence, letters in the outbox, call records.
 */
@NullMarked
package org.cardline.cases;

import org.jspecify.annotations.NullMarked;
