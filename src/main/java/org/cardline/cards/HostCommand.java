package org.cardline.cards;

/** What can be asked of the host that changes something. It holds references only, so it may be stored and logged. */
public sealed interface HostCommand {
    /** The reference of what it changes; commands with the same subject are performed in the order they were given. */
    String subject();

    /** Nobody can use the card until it is released. */
    record Freeze(CardReference card) implements HostCommand {
        @Override
        public String subject() {
            return card.value();
        }
    }

    /** A frozen card can be used again. */
    record Release(CardReference card) implements HostCommand {
        @Override
        public String subject() {
            return card.value();
        }
    }

    /** Nobody can use the card ever again. */
    record Block(CardReference card) implements HostCommand {
        @Override
        public String subject() {
            return card.value();
        }
    }

    /** A new card is made and sent. The old one stays as it is: whoever lost it blocks it first. */
    record Replace(CardReference card, Delivery delivery) implements HostCommand {
        @Override
        public String subject() {
            return card.value();
        }
    }

    /** What somebody needs to sign in is sent to the address on file. */
    record SendSignInHelp(CustomerReference customer, SignInHelp help) implements HostCommand {
        @Override
        public String subject() {
            return customer.value();
        }
    }
}
