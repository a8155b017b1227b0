/**
 * The database: its server, pool, migrations and transactions. Knows no other room and no table of theirs.
 *
 * <p>A room keeps its SQL in {@code db/migration/<room>/V1__what_it_adds.sql}. It has a PostgreSQL schema of its own,
 * named as the room, with a history of its own, so versions of two rooms can't collide. A migration is run inside that
 * schema; queries name it ({@code select … from cases.timeline}). Moments are parameters of SQL, never {@code now()}.
 */
@NullMarked
package org.cardline.store;

import org.jspecify.annotations.NullMarked;
