/**
 * The issuer's card host as a port, its adapters, the demonstration host, and commands that survive a crash.
 */
@NullMarked
package org.cardline.cards;

import org.jspecify.annotations.NullMarked;
