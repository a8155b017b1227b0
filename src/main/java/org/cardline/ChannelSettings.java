package org.cardline;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.cardline.channels.MailServer;

/**
 * The ways to customers that are connected.
 *
 * @param mail the SMTP server; empty: no e-mail
 * @param returns the mailbox that undeliverable e-mail comes back to; empty: a person reads it
 * @param text the gateway of text messages; empty: no text messages
 */
record ChannelSettings(
        Optional<URI> mail,
        Optional<String> mailPassword,
        String mailFrom,
        Optional<URI> returns,
        Optional<String> returnsPassword,
        Optional<URI> text,
        Optional<String> textToken,
        String textFrom) {

    private static final Set<String> SECURED = Set.of("imaps", "pop3s");
    private static final Set<String> CLEAR = Set.of("imap", "pop3");

    /** @param here whether only this machine may be written to, as in a demonstration */
    static ChannelSettings of(SettingValues values, boolean here) {
        return new ChannelSettings(
                values.optional(Setting.SMTP_URL, text -> mail(text, here)),
                values.text(Setting.SMTP_PASSWORD),
                values.value(Setting.SMTP_FROM, text -> MailServer.address(text).map(address -> text)),
                values.optional(Setting.RETURNS_URL, text -> mailbox(text, here)),
                values.text(Setting.RETURNS_PASSWORD),
                values.optional(Setting.SMS_URL, text -> gateway(text, here)),
                values.text(Setting.SMS_TOKEN),
                values.text(Setting.SMS_FROM).orElse(""));
    }

    private static Optional<URI> mail(String text, boolean here) {
        URI uri = URI.create(text);
        String scheme = String.valueOf(uri.getScheme());
        boolean fits = (scheme.equals("smtp") || scheme.equals("smtps"))
                && uri.getHost() != null
                && uri.getPort() > 0
                && uri.getPath().isEmpty()
                && !String.valueOf(uri.getUserInfo()).contains(":")
                && (!here || MailServer.isThisMachine(uri.getHost()));
        return Optional.of(uri).filter(ignored -> fits);
    }

    /** Beyond this machine never in clear. */
    private static Optional<URI> mailbox(String text, boolean here) {
        URI uri = URI.create(text);
        if (uri.getHost() == null || uri.getPort() < 1) return Optional.empty();
        boolean thisMachine = MailServer.isThisMachine(uri.getHost());
        boolean named = uri.getUserInfo() != null
                && !uri.getUserInfo().contains(":")
                && uri.getPath().isEmpty();
        boolean fits = SECURED.contains(uri.getScheme()) && (thisMachine || !here)
                || CLEAR.contains(uri.getScheme()) && thisMachine;
        return Optional.of(uri).filter(ignored -> named && fits);
    }

    private static Optional<URI> gateway(String text, boolean here) {
        URI uri = URI.create(text);
        if (uri.getHost() == null || uri.getUserInfo() != null) return Optional.empty();
        boolean thisMachine = MailServer.isThisMachine(uri.getHost());
        boolean fits = "https".equals(uri.getScheme()) && !here
                || thisMachine && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        return Optional.of(uri).filter(ignored -> fits);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "ChannelSettings[" + mail.map(URI::getHost) + ", " + text.map(URI::getHost) + "]";
    }
}
