package org.cardline.verification;

import org.cardline.cards.ContactPoint;

/** The port that sends one-time codes, by e-mail or text message. Blocking; safe for many threads. */
@FunctionalInterface
public interface CodeSender {
    /**
     * Sends the code. An implementation writes it nowhere.
     *
     * @param language of whom it is for, as they speak or read now: a BCP 47 tag
     * @return whether it was taken for delivery
     */
    boolean send(ContactPoint device, OneTimeCode code, String language);
}
