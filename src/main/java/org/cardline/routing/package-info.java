/**
 * Contacts, queues, agents: who is served next by whom; and what callers hear before, while a supervisor wants it. Knows no telephone and no page: an agent's address is a text that
 * it hands on. The database is the truth; every change is one transaction; several processes share it.
 */
@NullMarked
package org.cardline.routing;

import org.jspecify.annotations.NullMarked;
