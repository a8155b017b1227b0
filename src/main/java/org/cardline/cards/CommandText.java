package org.cardline.cards;

/**
 * A command as three words, the one form in which it is sent, journaled and kept in a table.
 *
 * @param detail what the kind needs besides its subject; empty for most
 */
record CommandText(String kind, String subject, String detail) {
    static CommandText of(HostCommand command) {
        return switch (command) {
            case HostCommand.Freeze freeze -> new CommandText("freeze", freeze.subject(), "");
            case HostCommand.Release release -> new CommandText("release", release.subject(), "");
            case HostCommand.Block block -> new CommandText("block", block.subject(), "");
            case HostCommand.Replace replace ->
                new CommandText("replace", replace.subject(), replace.delivery().name());
            case HostCommand.SendSignInHelp send ->
                new CommandText("send-sign-in-help", send.subject(), send.help().name());
        };
    }

    /** @throws IllegalArgumentException when these words are no command */
    HostCommand command() {
        return switch (kind) {
            case "freeze" -> new HostCommand.Freeze(new CardReference(subject));
            case "release" -> new HostCommand.Release(new CardReference(subject));
            case "block" -> new HostCommand.Block(new CardReference(subject));
            case "replace" -> new HostCommand.Replace(new CardReference(subject), Delivery.valueOf(detail));
            case "send-sign-in-help" ->
                new HostCommand.SendSignInHelp(new CustomerReference(subject), SignInHelp.valueOf(detail));
            default -> throw new IllegalArgumentException("There is no command of this kind.");
        };
    }
}
