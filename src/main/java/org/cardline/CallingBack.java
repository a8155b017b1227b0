package org.cardline;

import org.cardline.line.Line;
import org.cardline.routing.Callback;
import org.cardline.routing.Routing;

/** Calls back whose place is reached: a virtual thread each, until somebody answers. */
final class CallingBack {
    private final ProgrammeReception reception;
    private final Line line;

    CallingBack(ProgrammeReception reception, Line line, Routing routing) {
        this.reception = reception;
        this.line = line;
        routing.callsBack(due -> Thread.ofVirtual().name("callback").start(() -> callBack(due)));
    }

    private void callBack(Callback due) {
        try {
            reception.callBack(due, line);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
