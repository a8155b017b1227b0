/**
 * Words to audio: the prompts of the programme, spliced with dates, amounts and digits; names that nobody recorded. Audio to
 * words: grammars, and the recogniser that follows them.
 */
@NullMarked
package org.cardline.speech;

import org.jspecify.annotations.NullMarked;
