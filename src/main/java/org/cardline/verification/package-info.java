/**
 * Who the caller is and what that allows: proofs, lock-outs, freezing limits, one-time codes.
 */
@NullMarked
package org.cardline.verification;

import org.jspecify.annotations.NullMarked;
