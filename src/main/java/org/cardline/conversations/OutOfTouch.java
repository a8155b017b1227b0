package org.cardline.conversations;

import java.util.function.Supplier;
import org.cardline.line.Caller;
import org.cardline.line.StopKeys;
import org.cardline.routing.Routing;

/** What a caller notices of a database that doesn't answer: they are told, hold the line, and go on once it does. The caller's own thread alone. */
final class OutOfTouch {
    private final Services services;
    private final Caller caller;

    OutOfTouch(Services services, Caller caller) {
        this.services = services;
        this.caller = caller;
    }

    private boolean lasts() {
        return services.routing().filter(Routing::isOutOfTouch).isPresent();
    }

    /** What the database knows; this where it doesn't answer. */
    <T> T reads(Supplier<T> ask, T otherwise) {
        return services.routing().map(each -> each.reads(ask, otherwise)).orElseGet(ask);
    }

    /** Whether this failed for want of the database. */
    boolean isWhy(RuntimeException fault) {
        return services.routing().filter(each -> each.isOutOfTouchBy(fault)).isPresent();
    }

    /** Returns once it answers. */
    void holds() {
        if (!lasts()) return;
        say("We can't reach our records now. Please hold the line, or call again later.");
        while (lasts()) {
            services.routing().ifPresent(each -> each.writes(caller::wake));
            caller.sayMeanwhile(services.voice().music(), StopKeys.NONE);
        }
        say("Thank you for waiting.");
    }

    private void say(String sentence) {
        caller.say(services.voice().say(sentence), StopKeys.NONE);
    }
}
