/**
 * Cases with reference numbers, their timeline and due dates, letters in the outbox, call records.
 */
@NullMarked
package org.cardline.cases;

import org.jspecify.annotations.NullMarked;
