package org.cardline.cards;

import java.util.List;
import java.util.Optional;

/**
 * What is on file about a person, for letters, codes and agents; none of it is ever spoken to a caller. It prints as
 * its reference alone.
 *
 * @param name for the letter's head; in any script
 * @param language that the person is written to in, a BCP 47 tag; empty where none is on file
 * @param contactPoints every address, e-mail address and telephone on file
 */
public record CustomerDetails(
        CustomerReference reference,
        String name,
        OnlineAccount online,
        Optional<String> language,
        List<ContactPoint> contactPoints) {

    public CustomerDetails {
        contactPoints = List.copyOf(contactPoints);
    }

    /** The devices on file to which one-time codes can go. */
    public List<ContactPoint> devices() {
        return contactPoints.stream().filter(ContactPoint::isDevice).toList();
    }

    @Override
    public String toString() {
        return reference.toString();
    }
}
