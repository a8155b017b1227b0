/**
 * The agent's desk: sign-in, one page, what the agent wishes; and the floor, where a supervisor sees all of them. It knows who
 * is offered what from routing, and a telephone only as something to pick up and hang up
 * ({@link org.cardline.desk.DeskTelephone}): the line is another room.
 */
@NullMarked
package org.cardline.desk;

import org.jspecify.annotations.NullMarked;
