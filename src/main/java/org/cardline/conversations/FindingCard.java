package org.cardline.conversations;

import java.util.List;
import java.util.Optional;
import org.cardline.cards.Card;
import org.cardline.cards.CardNumber;
import org.cardline.cards.HostUnavailable;
import org.cardline.cards.PersonalDetails;
import org.cardline.programme.Programme;
import org.cardline.speech.Value;
import org.cardline.verification.Finding;

/** Which card it is about: by its number or, where that is gone with the card, by what is on file. Asked once a call. */
final class FindingCard {
    private static final String BY_KEYS = "Key the card number. If you don't have it, press pound.";
    private static final String BY_SPEECH = "Say or key the card number. If you don't have it, say so, or press pound.";

    /** Who failed once is told what the other way is. */
    private static final String OR_BY_DETAILS =
            "Key the card number, or press pound: your date of birth and postal code find it, too.";

    private static final DigitQuestion<String> POSTAL_CODE = DigitQuestion.open(
            "Key the digits of your postal code, then pound. If it has none: the last four of your telephone number.",
            Spoken.digits(
                    "Say or key the digits of your postal code. If it has none: the last four of your telephone number.",
                    2,
                    10),
            digits -> Optional.of(digits).filter(some -> some.matches("[0-9]{2,10}")));
    private static final DigitQuestion<String> LAST_FOUR_OF_PERSON = DigitQuestion.of(
            "Key the last four of your tax number. If you have none, of your telephone number.",
            4,
            Spoken.digits(
                    "Say or key the last four of your tax number. If you have none, of your telephone number.", 4, 4),
            FindingCard::four);
    private static final DigitQuestion<String> LAST_FOUR = DigitQuestion.of(
            "Key the last four digits of the card.",
            4,
            Spoken.digits("Say or key the last four digits of the card.", 4, 4),
            FindingCard::four);
    private static final Menu<Boolean> ALL = Menu.of(
                    "To freeze one card: press 1. All your cards: 2.", List.of(false, true))
            .or(false, "one", "one card", "one of them", "just one")
            .or(true, "all", "all cards", "all of them", "everything");

    /** Numbers of no card in one call, however often its caller comes back, where nothing is to be frozen. */
    private static final int TRIES = 3;

    private final Member member;
    private final Talk talk;
    private final Facts facts;

    FindingCard(Member member) {
        this.member = member;
        this.talk = member.talk();
        this.facts = member.facts();
    }

    /** The one card that the caller means; who keys too many numbers of no card in a call is for a person. */
    Card one() throws HostUnavailable {
        if (facts.card().isPresent()) return facts.card().get();
        while (facts.found().isEmpty()) {
            if (facts.wrongCards() >= TRIES) throw Leaves.toPerson();
            search();
        }
        return meant(facts.found());
    }

    /** The card that the caller means, or all of theirs: whose card is lost may try on. */
    List<Card> oneOrAll() throws HostUnavailable {
        if (facts.card().isPresent()) return List.of(facts.card().get());
        List<Card> found = found();
        boolean all = found.size() > 1 && talk.choose(ALL);
        return all ? found : List.of(meant(found));
    }

    private List<Card> found() throws HostUnavailable {
        while (facts.found().isEmpty()) search();
        return facts.found();
    }

    private Card meant(List<Card> found) {
        Card meant = found.size() == 1 ? found.getFirst() : talk.key(LAST_FOUR.as(digits -> named(found, digits)));
        facts.about(meant);
        return meant;
    }

    private static Optional<Card> named(List<Card> cards, String lastFour) {
        return cards.stream().filter(card -> card.lastFour().equals(lastFour)).findFirst();
    }

    private void search() throws HostUnavailable {
        Optional<CardNumber> number = facts.noCardNumber() ? Optional.empty() : keyedNumber();
        if (number.isEmpty()) byDetails();
        else byNumber(number.get());
    }

    private Optional<CardNumber> keyedNumber() {
        boolean failed = facts.wrongCards() > 0;
        var spoken = Spoken.cardNumber(
                        failed ? OR_BY_DETAILS : BY_SPEECH,
                        member.services().programme().cards())
                .orNone(
                        "i don't have it",
                        "i don't have the number",
                        "i don't have my card",
                        "i don't know it",
                        "no",
                        "it's gone",
                        "i lost it",
                        "it's lost");
        return talk.key(DigitQuestion.open(failed ? OR_BY_DETAILS : BY_KEYS, spoken, this::numberOrNone)
                .wholeWhen(digits -> isWhole(member.services().programme(), digits))
                .thenAsking(OR_BY_DETAILS));
    }

    private Optional<Optional<CardNumber>> numberOrNone(String digits) {
        if (digits.isEmpty()) return Optional.of(Optional.empty());
        return CardNumber.parse(digits)
                .filter(number -> isWhole(member.services().programme(), digits))
                .map(Optional::of);
    }

    /** Whether no digit can follow these in a card number. */
    static boolean isWhole(Programme programme, String digits) {
        return programme.productOf(digits).isPresent()
                || programme.cards().stream().allMatch(product -> product.length() <= digits.length());
    }

    /** What was heard is read back, of a card number no more than its last four. */
    private void byNumber(CardNumber number) throws HostUnavailable {
        if (talk.wasSaid()) talk.say("The card that ends {digits}.", Value.Digits.of(number.lastFour()));
        Finding finding = talk.host(() -> member.attempt().byNumber(number));
        take(finding, refusal(number, member.services()));
    }

    /** In a demonstration only fictional cards are taken; a mistyped one of them is nobody's. */
    static String refusal(CardNumber number, Services services) {
        boolean mayBeReal = services.demonstration() && !number.isNobodys();
        return mayBeReal ? services.programme().brand().demonstrationRefusal() : "We don't find that card.";
    }

    private void byDetails() throws HostUnavailable {
        facts.hasNoCardNumber();
        var details = new PersonalDetails(member.dateOfBirth(), talk.key(POSTAL_CODE), talk.key(LAST_FOUR_OF_PERSON));
        take(talk.host(() -> member.attempt().byDetails(details)), "We find no card for that.");
        if (!facts.found().isEmpty()) facts.dateOfBirthFits();
    }

    private void take(Finding finding, String otherwise) throws HostUnavailable {
        switch (finding) {
            case Finding.Found(List<Card> cards) -> facts.found(cards);
            case Finding.NotFound(int triesLeft) -> notFound(otherwise, triesLeft);
            case Finding.PersonFirst first -> throw Leaves.toPerson();
            case Finding.HostSilent silent -> throw new HostUnavailable("no card was found");
        }
    }

    private void notFound(String sentence, int triesLeft) {
        facts.wrongCard();
        facts.doubtDateOfBirth();
        talk.insist("{refusal}", new Value.Phrase(sentence));
        if (triesLeft == 0) throw Leaves.toPerson();
    }

    private static Optional<String> four(String digits) {
        return Optional.of(digits).filter(some -> some.matches("[0-9]{4}"));
    }
}
