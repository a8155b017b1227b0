package org.cardline;

import java.security.SecureRandom;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cardline.cards.CustomerToTry;
import org.cardline.cards.DemonstrationFixture;
import org.cardline.desk.Passwords;
import org.cardline.line.Line;
import org.cardline.programme.CardProduct;
import org.cardline.programme.DeskAgent;
import org.cardline.programme.EntryPoint;
import org.cardline.programme.Programme;

/** What {@code ./cardline up} prints once everything answers: where, and what to try. */
record Welcome(Settings settings, Programme programme, DemonstrationFixture people, Line line, Passwords passwords) {
    private static final int NUMBERS_SHOWN = 4;
    private static final DateTimeFormatter AS_KEYED = DateTimeFormatter.ofPattern("MMddyyyy");

    String text(int httpPort) {
        String web = "http://" + host(settings.bind().getHostAddress()) + ":" + httpPort;
        return title() + "\n\n"
                + "  call       ./cardline call in another terminal, or with a SIP telephone\n             "
                + String.join("\n             ", addresses()) + "\n"
                + "  web page   " + web + "/; for callers " + web + "/guide, and " + web + "/call to call from there\n"
                + callbacks()
                + customer(web)
                + agents(web)
                + "\nCtrl-C stops it once running calls have ended; twice, at once.";
    }

    private String title() {
        String name = "Cardline is up: " + programme.brand().displayName() + ".";
        return settings.isDemonstration()
                ? name + " This is a demonstration: fictional customers, this machine only. Give no real card details."
                : name;
    }

    /** SIP addresses to dial; the first few, the directory is in the programme. */
    private List<String> addresses() {
        String at = "@" + host(line.address().getAddress().getHostAddress()) + ":"
                + line.address().getPort();
        return programme.entryPoints().stream()
                .limit(NUMBERS_SHOWN)
                .map(EntryPoint::dialled)
                .map(dialled -> "sip:" + dialled + at)
                .toList();
    }

    /** Only where they ring on this machine. */
    private String callbacks() {
        return settings.callbackPort()
                .filter(port -> programme
                        .queues()
                        .callbacks()
                        .filter(each -> each.address().endsWith(":" + port))
                        .isPresent())
                .map(_ -> "  callbacks  ring at ./cardline call --answer in one more terminal, whatever the number\n")
                .orElse("");
    }

    private String customer(String web) {
        return toTry().map(person -> """

                  To try: card %s, security code %s,
                  born %s (month, day, year), postal code %s, last four of the tax number %s.
                  One-time codes are read at %s/demonstration/codes
                """.formatted(
                                person.cardNumber(),
                                person.securityCode(),
                                person.dateOfBirth().format(AS_KEYED),
                                person.postalDigits(),
                                person.lastFour(),
                                web))
                .orElse("");
    }

    /** The fictional agents' new password; a real one's is nobody's but the agent's. */
    private String agents(String web) {
        List<String> agents =
                programme.queues().desks().stream().map(DeskAgent::name).toList();
        if (!settings.isDemonstration() || agents.isEmpty()) return "";
        List<String> supervisors = programme.queues().supervisors();
        List<String> operators = programme.queues().operators();
        String password = passwords.renew(
                Stream.of(agents, supervisors, operators).flatMap(List::stream).toList(), new SecureRandom());
        String answering =
                "  To answer calls: %s/desk as %s, password %s%n".formatted(web, String.join(" or ", agents), password);
        return answering
                + same("To see the floor: %s/desk/floor", web, supervisors)
                + same("To see settings: %s/desk/operations", web, operators);
    }

    private static String same(String what, String web, List<String> who) {
        if (who.isEmpty()) return "";
        return ("  " + what.formatted(web) + " as %s, the same password%n").formatted(String.join(" or ", who));
    }

    private Optional<CustomerToTry> toTry() {
        if (!settings.isDemonstration()) return Optional.empty();
        return programme.cards().stream()
                .sorted(Comparator.comparing(CardProduct::demonstrationOnly).reversed())
                .flatMap(card -> people.toTry(card::fits).stream())
                .findFirst();
    }

    private static String host(String address) {
        return address.contains(":") ? "[" + address + "]" : address;
    }
}
