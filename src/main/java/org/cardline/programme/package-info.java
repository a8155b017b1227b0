/**
 * What the issuer configured, read from one folder and validated: numbers, cards, reasons, hours, prompts, policy, law.
 */
@NullMarked
package org.cardline.programme;

import org.jspecify.annotations.NullMarked;
