package org.cardline.cards;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** One application of the fixture, received so many days ago. */
record DemonstrationApplication(
        String number,
        CustomerReference applicant,
        String product,
        int receivedDaysAgo,
        Application.State state,
        List<Application.Paper> missing) {

    static DemonstrationApplication read(Table.Row row) {
        return new DemonstrationApplication(
                row.text("number"),
                new CustomerReference(row.text("applicant")),
                row.text("product"),
                row.number("received-days-ago"),
                row.choice("state", Application.State.class),
                row.optional("missing").stream()
                        .flatMap(papers -> Stream.of(papers.split(",")))
                        .map(Application.Paper::valueOf)
                        .toList());
    }

    Application on(LocalDate today) {
        return new Application(number, applicant, product, today.minusDays(receivedDaysAgo), state, missing);
    }
}
