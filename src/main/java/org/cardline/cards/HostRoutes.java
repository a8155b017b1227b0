package org.cardline.cards;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the demonstration host's API answers to each request: the table of {@link DemonstrationHostServer}. */
final class HostRoutes {
    /**
     * One request, parsed.
     *
     * @param reference the second part of the path; empty where there is none
     * @param key the Idempotency-Key; empty where there is none
     */
    record Request(String reference, JsonNode body, String key) {
        private CardReference card() {
            return new CardReference(reference);
        }

        private CustomerReference customer() {
            return new CustomerReference(reference);
        }

        private String text(String field) {
            JsonNode value = body.path(field);
            if (!value.isString()) throw new IllegalArgumentException("the body needs a string '" + field + "'");
            return value.stringValue();
        }

        @Override
        public String toString() {
            return "Request[••••]";
        }
    }

    /** Answers a request; {@link HostUnavailable} where the reference is unknown. */
    interface Route {
        Object answer(Request request) throws HostUnavailable;
    }

    private final CardHost host;
    private final Map<String, Route> routes;

    HostRoutes(CardHost host) {
        this.host = host;
        this.routes = Map.ofEntries(
                Map.entry("GET cards/*", request -> host.card(request.card())),
                Map.entry("GET cards/*/transactions", request -> host.recentTransactions(request.card())),
                Map.entry("GET cards/*/statements", request -> host.statements(request.card())),
                Map.entry("GET cards/*/points", request -> list(host.points(request.card()))),
                Map.entry("GET cards/*/replacements", request -> list(host.replacement(request.card()))),
                Map.entry("GET customers/*", request -> host.details(request.customer())),
                Map.entry("GET customers/*/cards", request -> host.cards(request.customer())),
                Map.entry("POST cards/*/security-code", request -> fits(securityCodeFits(request))),
                Map.entry("POST customers/*/date-of-birth", request -> fits(dateOfBirthFits(request))),
                Map.entry("POST customers/*/birthday", request -> fits(birthdayFits(request))),
                Map.entry("POST cards-by-number", request -> list(byNumber(request))),
                Map.entry("POST customers-by-telephone", request -> host.byCallingNumber(request.text("telephone"))),
                Map.entry("POST customers-by-details", request -> list(byDetails(request))),
                Map.entry("POST applications-by-number", request -> list(host.application(request.text("number")))),
                Map.entry("POST commands", this::perform));
    }

    /** The route of a method and a path such as {@code /v1/cards/card-01/points}. */
    Optional<Route> route(String method, List<String> path) {
        String known = String.join("/", path.stream().limit(1).toList())
                + (path.size() > 1 ? "/*" : "")
                + (path.size() > 2 ? "/" + String.join("/", path.subList(2, path.size())) : "");
        return Optional.ofNullable(routes.get(method + " " + known));
    }

    private Optional<Card> byNumber(Request request) throws HostUnavailable {
        var number = CardNumber.parse(request.text("number"));
        return number.isPresent() ? host.byNumber(number.get()) : Optional.empty();
    }

    private Optional<CustomerReference> byDetails(Request request) throws HostUnavailable {
        return host.byPersonalDetails(new PersonalDetails(
                LocalDate.parse(request.text("dateOfBirth")), request.text("postalDigits"), request.text("lastFour")));
    }

    private boolean securityCodeFits(Request request) throws HostUnavailable {
        var code = SecurityCode.parse(request.text("code"));
        return code.isPresent() && host.securityCodeFits(request.card(), code.get());
    }

    private boolean dateOfBirthFits(Request request) throws HostUnavailable {
        return host.dateOfBirthFits(request.customer(), LocalDate.parse(request.text("dateOfBirth")));
    }

    private boolean birthdayFits(Request request) throws HostUnavailable {
        return host.birthdayFits(request.customer(), MonthDay.parse(request.text("birthday")));
    }

    private OutcomeText perform(Request request) throws HostUnavailable {
        var command = new CommandText(request.text("kind"), request.text("subject"), request.text("detail")).command();
        return OutcomeText.of(host.perform(command, IdempotencyKey.of(request.key())));
    }

    private static Map<String, Boolean> fits(boolean fits) {
        return Map.of("fits", fits);
    }

    private static <T> List<T> list(Optional<T> one) {
        return one.stream().toList();
    }
}
