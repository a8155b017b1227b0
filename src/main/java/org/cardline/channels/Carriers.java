package org.cardline.channels;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.cardline.cards.ContactPoint;
import org.cardline.programme.Programme;
import org.cardline.verification.CodeSender;
import org.cardline.verification.OneTimeCode;

/** The ways that the operator has connected; also that of one-time codes, which wait in no outbox. */
public final class Carriers implements CodeSender {
    private final List<Carrier> all;
    private final Supplier<Programme> programme;

    public Carriers(List<Carrier> all, Supplier<Programme> programme) {
        this.all = List.copyOf(all);
        this.programme = programme;
    }

    /** Whether there is no way at all: then letters wait. */
    public boolean none() {
        return all.isEmpty();
    }

    /** The way to an address of this kind. */
    Optional<Carrier> to(ContactPoint.Kind kind) {
        return all.stream().filter(each -> each.goesTo(kind)).findFirst();
    }

    /** At once or not at all: a code that comes late is worth nothing. */
    @Override
    public boolean send(ContactPoint device, OneTimeCode code, String language) {
        Programme now = programme.get();
        String written = now.letterLanguage(language);
        Optional<Carrier.Carried> carried = Words.of(code, written, now)
                .flatMap(words -> to(device.kind())
                        .map(carrier -> carrier.carry(
                                device, words, written, UUID.randomUUID().toString())));
        return carried.filter(Carrier.Carried.Accepted.class::isInstance).isPresent();
    }
}
