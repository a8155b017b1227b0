package org.cardline.conversations;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.cardline.cards.Card;
import org.cardline.cards.CardNumber;
import org.cardline.cards.SecurityCode;
import org.cardline.programme.Programme;
import org.cardline.routing.Obeyed;
import org.cardline.routing.Wish;
import org.cardline.verification.Attempt;
import org.cardline.verification.CodeSending;
import org.cardline.verification.Finding;
import org.cardline.verification.Judgement;
import org.cardline.verification.OneTimeCode;

/** What is captured: how it is asked for, when it is whole, and what asks the host, which is for another thread. */
interface CapturedDigits {
    /** What the host says. @param found the card of that number @param refusal what the caller is told where it is not right */
    record Judged(Obeyed how, Optional<Card> found, String refusal) {
        static Judged of(Obeyed how) {
            return new Judged(how, Optional.empty(), "That doesn't match what we have.");
        }
    }

    /** As the case calls it. */
    String name();

    String question();

    /** What is asked after digits that can't be it, or are not and may be keyed again. */
    String again();

    /** Whether wrong digits may be keyed again at once. */
    default boolean isAskedAgain() {
        return false;
    }

    /** What has to fit before it is asked for. */
    default Optional<Supplier<Judged>> before() {
        return Optional.empty();
    }

    /** Whether they are the answer without a pound. */
    boolean isWhole(String digits);

    /** Whether they are right; empty where they can't be. */
    Optional<Supplier<Judged>> judging(String digits);

    /** @param card that the call is about; all but a card number needs one */
    static CapturedDigits of(Wish.What what, Services services, Attempt attempt, Optional<Card> card) {
        return switch (what) {
            case SECURITY_CODE -> new OfCard(services.programme(), attempt, card.orElseThrow());
            case ONE_TIME_CODE ->
                new Sent(services.programme(), attempt, card.orElseThrow(), services.letterLanguage());
            default -> new OfNumber(services, attempt);
        };
    }

    /** A card number. */
    record OfNumber(Services services, Attempt attempt) implements CapturedDigits {
        @Override
        public String name() {
            return "The card number";
        }

        @Override
        public String question() {
            return "Please key the card number, then pound. The agent can't hear or see it.";
        }

        @Override
        public String again() {
            return "That is no card number. Please key it again, then pound.";
        }

        @Override
        public boolean isWhole(String digits) {
            return FindingCard.isWhole(services.programme(), digits);
        }

        @Override
        public Optional<Supplier<Judged>> judging(String digits) {
            return CardNumber.parse(digits).filter(number -> isWhole(digits)).map(number -> () -> found(number));
        }

        private Judged found(CardNumber number) {
            String refusal = FindingCard.refusal(number, services);
            return switch (attempt.byNumber(number)) {
                case Finding.Found(List<Card> cards) -> new Judged(Obeyed.FITS, Optional.of(cards.getFirst()), refusal);
                case Finding.NotFound none -> new Judged(Obeyed.DOES_NOT_FIT, Optional.empty(), refusal);
                case Finding.PersonFirst locked -> Judged.of(Obeyed.LOCKED_OUT);
                case Finding.HostSilent silent -> Judged.of(Obeyed.HOST_SILENT);
            };
        }
    }

    /** The security code of a card. */
    record OfCard(Programme programme, Attempt attempt, Card card) implements CapturedDigits {
        @Override
        public String name() {
            return "The security code";
        }

        @Override
        public String question() {
            return "Please key the security code on the card. The agent can't hear or see it.";
        }

        @Override
        public String again() {
            return question();
        }

        @Override
        public boolean isWhole(String digits) {
            return digits.length() == Verifying.codeLength(programme, card);
        }

        @Override
        public Optional<Supplier<Judged>> judging(String digits) {
            return SecurityCode.parse(digits)
                    .filter(code -> isWhole(digits))
                    .map(code -> () -> Judged.of(compared(attempt.securityCode(card, code))));
        }
    }

    /** A one-time code, which is sent before it is asked for. */
    record Sent(Programme programme, Attempt attempt, Card card, String language) implements CapturedDigits {
        @Override
        public String name() {
            return "A code by message";
        }

        @Override
        public String question() {
            return "Please key the code from the message. The agent can't hear or see it.";
        }

        @Override
        public String again() {
            return "That is not the code. Please key it again.";
        }

        @Override
        public boolean isAskedAgain() {
            return true;
        }

        @Override
        public Optional<Supplier<Judged>> before() {
            return Optional.of(() -> Judged.of(sent()));
        }

        private Obeyed sent() {
            return switch (attempt.sendCode(attempt.speaker(card), language)) {
                case CodeSending.Sent sent -> Obeyed.FITS;
                case CodeSending.NotSent none -> Obeyed.NOT_SENT;
                case CodeSending.TooMany tooMany -> Obeyed.LOCKED_OUT;
                case CodeSending.LockedOut locked -> Obeyed.LOCKED_OUT;
                case CodeSending.HostSilent silent -> Obeyed.HOST_SILENT;
            };
        }

        @Override
        public boolean isWhole(String digits) {
            return digits.length() == programme.verification().oneTimeCode().digits();
        }

        @Override
        public Optional<Supplier<Judged>> judging(String digits) {
            return OneTimeCode.parse(digits)
                    .filter(code -> isWhole(digits))
                    .map(code -> () -> Judged.of(compared(attempt.oneTimeCode(code))));
        }
    }

    private static Obeyed compared(Judgement judgement) {
        return switch (judgement) {
            case Judgement.Verified right -> Obeyed.FITS;
            case Judgement.NotVerified not -> Obeyed.DOES_NOT_FIT;
            case Judgement.LockedOut locked -> Obeyed.LOCKED_OUT;
            case Judgement.HostSilent silent -> Obeyed.HOST_SILENT;
        };
    }
}
