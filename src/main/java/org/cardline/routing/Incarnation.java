package org.cardline.routing;

import java.util.UUID;

/** One run of one process: a process that is started again under the same name is another. */
record Incarnation(String node, String id) {
    static Incarnation of(String node) {
        return new Incarnation(node, UUID.randomUUID().toString());
    }
}
