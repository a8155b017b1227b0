/** The whole of Cardline as one process, judged from outside: independent telephones, kills, planted secrets. */
@NullMarked
package org.cardline.proof;

import org.jspecify.annotations.NullMarked;
