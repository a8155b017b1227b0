/**
 * The database: its server, pool, migrations and transactions. Knows no other room and no table of theirs.
 */
@NullMarked
package org.cardline.store;

import org.jspecify.annotations.NullMarked;
