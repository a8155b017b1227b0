package org.cardline.conversations;

import java.util.Optional;
import org.cardline.programme.EntryPoint;

/** What a supervisor has callers of an entry point hear before anything else. */
final class Emergency {
    private Emergency() {}

    /** The phrase; empty where there is none, or the programme knows it no more. */
    static Optional<String> at(EntryPoint entry, Services services) {
        return services.routing()
                .flatMap(routing -> routing.announcements().at(entry.dialled()))
                .flatMap(announced ->
                        Optional.ofNullable(services.programme().announcements().get(announced.name())));
    }
}
