package org.cardline.conversations;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cardline.cards.Card;
import org.cardline.cards.CardReference;
import org.cardline.cases.Reference;
import org.cardline.programme.Reason;

/**
 * What this caller said in this call: never asked again, and worth nothing after it. The caller's own thread alone.
 */
final class Facts {
    private List<Card> found = List.of();
    private final Set<Card> reported = new HashSet<>();
    private Optional<Card> card = Optional.empty();
    private Optional<LocalDate> dateOfBirth = Optional.empty();
    private boolean dateOfBirthFits;
    private boolean noCardNumber;
    private Optional<Reference> open = Optional.empty();
    private Optional<Reference> reference = Optional.empty();
    private Optional<Reference> followed = Optional.empty();
    private final Set<Reference> given = new LinkedHashSet<>();
    private final Set<Reference> heard = new HashSet<>();
    private Optional<OwnWords> said = Optional.empty();
    private Optional<Reason> also = Optional.empty();
    private final Map<Reason, Reference> forPerson = new EnumMap<>(Reason.class);
    private final Map<Set<CardReference>, Integer> firstReported = new HashMap<>();
    private boolean asksForPerson;
    private boolean hasYetToOrder;
    private int wrongCards;
    private int wrongApplications;
    private int matter;

    /** The cards that were found by what the caller keyed; none before. */
    List<Card> found() {
        return found;
    }

    void found(List<Card> cards) {
        found = List.copyOf(cards);
    }

    /** These were reported lost in this call, and are frozen or will be. */
    void reported(List<Card> lost) {
        reported.addAll(lost);
    }

    boolean hasReported() {
        return !reported.isEmpty();
    }

    /** It is about a card that was not reported yet: of those that were found, or one that is still to be found. */
    void isAboutAnother() {
        card = Optional.empty();
        found = found.stream().filter(each -> !reported.contains(each)).toList();
        noCardNumber = noCardNumber && !found.isEmpty();
    }

    /** The one card that the call is about. */
    Optional<Card> card() {
        return card;
    }

    void about(Card meant) {
        card = Optional.of(meant);
    }

    /** The caller keyed its number while talking with an agent. */
    void isNowAbout(Card keyed) {
        found(List.of(keyed));
        about(keyed);
    }

    /** Whether the caller said that no card number is at hand. */
    boolean noCardNumber() {
        return noCardNumber;
    }

    void hasNoCardNumber() {
        noCardNumber = true;
    }

    Optional<LocalDate> dateOfBirth() {
        return dateOfBirth;
    }

    void born(LocalDate date) {
        dateOfBirth = Optional.of(date);
    }

    /** The date of birth is on file so. */
    void dateOfBirthFits() {
        dateOfBirthFits = true;
    }

    /** Something that was keyed with it was wrong, perhaps the date itself. */
    void doubtDateOfBirth() {
        if (!dateOfBirthFits) dateOfBirth = Optional.empty();
    }

    /** Why the caller calls, in their own words, where they said so. */
    Optional<OwnWords> said() {
        return said;
    }

    void said(Optional<OwnWords> words) {
        said = words;
    }

    /** What the caller wants after the first matter; a reason that is taken up meanwhile is none. */
    Optional<Reason> takeOther() {
        Optional<Reason> next = also;
        also = Optional.empty();
        return next;
    }

    /** Wants this too. One that waits already goes on waiting. */
    void alsoWants(Optional<Reason> second) {
        if (second.isPresent()) also = second;
    }

    /** How many numbers or details of no card were keyed. */
    int wrongCards() {
        return wrongCards;
    }

    void wrongCard() {
        wrongCards++;
    }

    /** How many numbers of no application were keyed. */
    int wrongApplications() {
        return wrongApplications;
    }

    void wrongApplication() {
        wrongApplications++;
    }

    /** The case that was opened in this call because its caller asked for a person about this. */
    Optional<Reference> forPerson(Reason reason) {
        return Optional.ofNullable(forPerson.get(reason));
    }

    /** This matter goes to a person. */
    void asksForPerson() {
        asksForPerson = true;
    }

    /** A new card is wanted, and nothing of it is asked for yet. */
    void hasYetToOrder(boolean yet) {
        hasYetToOrder = yet;
    }

    /** How far the conversation that goes on has come; empty while nothing is promised, or what is wanted is still to be done. */
    Optional<Outcome> reached() {
        if (asksForPerson) return open.map(reference -> Outcome.FOR_A_PERSON);
        return open.filter(reference -> !hasYetToOrder).map(reference -> Outcome.SERVED);
    }

    void openedForPerson(Reason reason) {
        open.ifPresent(reference -> forPerson.put(reason, reference));
    }

    /** The how many-eth conversation of the call this is. */
    int matter() {
        return matter;
    }

    /** Which conversation of the call reported these cards first: to report them again opens no other case. */
    int matterOf(List<Card> lost) {
        Set<CardReference> cards = lost.stream().map(Card::reference).collect(Collectors.toSet());
        return firstReported.computeIfAbsent(cards, first -> matter);
    }

    void nextMatter(Reason reason) {
        matter++;
        asksForPerson = false;
        hasYetToOrder = false;
        also = also.filter(waiting -> waiting != reason);
        open = Optional.empty();
        followed = Optional.empty();
    }

    /** The case of the conversation that goes on. */
    Optional<Reference> open() {
        return open;
    }

    /** The last case of the call. */
    Optional<Reference> reference() {
        return reference;
    }

    /** The cases of the call, that of the conversation that goes on first. */
    List<Reference> cases() {
        return Stream.concat(open.stream(), given.stream()).distinct().toList();
    }

    /** The cases of the call whose reference the caller didn't hear to its end, the oldest first. */
    List<Reference> unheard() {
        return given.stream().filter(each -> !heard.contains(each)).toList();
    }

    /** The caller heard the last reference to its end. */
    void heardReference() {
        reference.ifPresent(heard::add);
    }

    /** The reference is given once more before the call ends. */
    void hearsAgain(Reference before) {
        heard.remove(before);
    }

    void opened(Reference fresh) {
        given.add(fresh);
        open = Optional.of(fresh);
        reference = open;
    }

    /** The caller may be told of this case of an earlier call, and gave its reference. */
    void follows(Reference earlier) {
        followed = Optional.of(earlier);
        open = followed;
    }

    /** The case that the conversation before this question followed up. */
    Optional<Reference> followed() {
        return followed;
    }

    /** The conversation goes on with this case, after another one was opened within it. */
    void goesOnWith(Reference before) {
        open = Optional.of(before);
    }
}
