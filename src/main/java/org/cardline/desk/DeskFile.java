package org.cardline.desk;

import java.util.Optional;
import org.cardline.cases.Case;
import org.cardline.cases.Cases;
import org.cardline.cases.Evidence;
import org.cardline.cases.EvidenceType;
import org.cardline.cases.Reference;
import org.cardline.routing.AtDesk.OwnContact;

/** The case of what an agent has now, with what was sent to prove it. Any thread. */
final class DeskFile {
    private final Cases cases;
    private final Evidence evidence;
    private final Looks looks;

    DeskFile(Cases cases, Evidence evidence, Looks looks) {
        this.cases = cases;
        this.evidence = evidence;
        this.looks = looks;
    }

    /** What a file holds. */
    record Opened(EvidenceType type, byte[] content) {}

    /** Empty where it is about none. */
    Optional<Case> of(OwnContact own) {
        return own.reference().flatMap(Reference::parse).flatMap(cases::find);
    }

    /** The same as the page shows it. */
    Optional<DeskState.File> shown(OwnContact own, Named named) {
        return of(own).map(found ->
                DeskState.File.of(found, cases.timeline(found.reference()), evidence.of(found.reference()), named));
    }

    /** A file of it, empty where it has none such; that it was opened is on record before. */
    Optional<Opened> open(String agent, OwnContact own, long piece) {
        return of(own).map(Case::reference)
                .flatMap(reference -> evidence.of(reference).stream()
                        .filter(each -> each.id() == piece)
                        .findFirst()
                        .flatMap(each -> {
                            looks.opens(agent, own.contact(), reference.digits(), piece);
                            return evidence.content(reference, piece).map(content -> new Opened(each.type(), content));
                        }));
    }
}
