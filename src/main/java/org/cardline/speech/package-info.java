/**
 * Words to audio: the prompts of the programme, spliced with dates, amounts and digits; names that nobody recorded.
 */
@NullMarked
package org.cardline.speech;

import org.jspecify.annotations.NullMarked;
