package org.cardline.conversations;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cardline.cards.Card;
import org.cardline.cases.Reference;

/**
 * What this caller said in this call: never asked again, and worth nothing after it. The caller's own thread alone.
 */
final class Facts {
    private List<Card> found = List.of();
    private Optional<Card> card = Optional.empty();
    private Optional<LocalDate> dateOfBirth = Optional.empty();
    private boolean dateOfBirthFits;
    private boolean noCardNumber;
    private Optional<Reference> open = Optional.empty();
    private Optional<Reference> reference = Optional.empty();
    private boolean referenceHeard;
    private int matter;

    /** The cards that were found by what the caller keyed; none before. */
    List<Card> found() {
        return found;
    }

    void found(List<Card> cards) {
        found = List.copyOf(cards);
    }

    /** The one card that the call is about. */
    Optional<Card> card() {
        return card;
    }

    void about(Card meant) {
        card = Optional.of(meant);
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

    /** The how many-eth conversation of the call this is. */
    int matter() {
        return matter;
    }

    void nextMatter() {
        matter++;
        open = Optional.empty();
    }

    /** The case of the conversation that goes on. */
    Optional<Reference> open() {
        return open;
    }

    /** The last case of the call. */
    Optional<Reference> reference() {
        return reference;
    }

    /** Whether the caller heard the last reference to its end. */
    boolean referenceHeard() {
        return referenceHeard;
    }

    void heardReference() {
        referenceHeard = true;
    }

    void opened(Reference fresh) {
        referenceHeard = referenceHeard && reference.equals(Optional.of(fresh));
        open = Optional.of(fresh);
        reference = open;
    }
}
