/**
 * A charge that is wrong: which one, in what way, the dates that the law gives, the notice to sign. Knows cards, cases,
 * programme.
 */
@NullMarked
package org.cardline.disputes;

import org.jspecify.annotations.NullMarked;
