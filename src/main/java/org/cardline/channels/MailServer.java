package org.cardline.channels;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.cardline.cards.ContactPoint;
import org.cardline.programme.LetterWording;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * E-mail through one SMTP server (RFC 5321), one connection a letter. Beyond this machine never in clear: TLS from the
 * start ({@code smtps}), or STARTTLS (RFC 3207), and the server proves its name.
 */
public final class MailServer implements Carrier {
    private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);

    /** For one reply; a letter takes some ten of them. */
    private static final String REPLY_MILLIS = "20000";

    private static final String CONNECT_MILLIS = "10000";
    private static final int PERMANENT = 500;

    private final Session session;
    private final InternetAddress from;
    private final Optional<String> user;
    private final Optional<String> password;
    private final InstantSource clock;

    /**
     * @param server {@code smtp://host:port} or {@code smtps://user@host:port}
     * @param from the address that letters come from, and that what cannot be delivered later comes back to
     */
    public MailServer(URI server, Optional<String> password, String from, InstantSource clock) {
        this.session = Session.getInstance(properties(server, from));
        this.from = address(from).orElseThrow(() -> new IllegalArgumentException("no e-mail address: " + from));
        this.user = Optional.ofNullable(server.getUserInfo());
        this.password = password;
        this.clock = clock;
    }

    private static Properties properties(URI server, String from) {
        boolean secured = server.getScheme().equals("smtps");
        boolean here = isThisMachine(server.getHost());
        var properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", server.getHost());
        properties.setProperty("mail.smtp.port", String.valueOf(server.getPort()));
        properties.setProperty("mail.smtp.from", from);
        properties.setProperty("mail.smtp.auth", String.valueOf(server.getUserInfo() != null));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(secured));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(!secured && !here));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(!secured && !here));
        properties.setProperty("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.setProperty("mail.smtp.timeout", REPLY_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", REPLY_MILLIS);
        properties.setProperty("mail.smtp.quitwait", "false"); // once taken it is taken, however the farewell goes
        return properties;
    }

    /** Whether a host is this machine, as it is written: nothing is looked up. */
    public static boolean isThisMachine(String host) {
        if (host.equals("localhost")) return true;
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException name) {
            return false;
        }
    }

    /** The one address that a text is; empty where it is none, or several. */
    public static Optional<InternetAddress> address(String text) {
        try {
            var address = new InternetAddress(text, true);
            return Optional.of(address).filter(each -> each.getAddress().contains("@") && !each.isGroup());
        } catch (AddressException none) {
            return Optional.empty();
        }
    }

    @Override
    public boolean goesTo(ContactPoint.Kind kind) {
        return kind == ContactPoint.Kind.EMAIL;
    }

    @Override
    public Carried carry(ContactPoint to, LetterWording.Filled words, String language, String id) {
        Optional<InternetAddress> address = address(to.address());
        if (address.isEmpty()) return new Carried.Refused("no e-mail address");
        try {
            MimeMessage message = message(address.get(), words, language, id);
            Transport transport = session.getTransport();
            transport.connect(user.orElse(null), password.orElse(null));
            return sent(transport, message);
        } catch (AuthenticationFailedException refused) {
            return new Carried.Unreachable("the server refuses our name");
        } catch (MessagingException unreachable) {
            return new Carried.Unreachable(name(unreachable));
        }
    }

    /** An error after the connection stands tells of this letter, unless it is our own address that is refused. */
    private static Carried sent(Transport transport, MimeMessage message) throws MessagingException {
        try {
            transport.sendMessage(message, message.getAllRecipients());
            return new Carried.Accepted();
        } catch (SMTPSendFailedException failed) {
            String code = String.valueOf(failed.getReturnCode());
            return failed.getCommand().startsWith("MAIL")
                    ? new Carried.Unreachable("our own address, " + code)
                    : judged(recipient(failed).orElse(failed.getReturnCode()));
        } catch (SendFailedException failed) {
            return recipient(failed).map(MailServer::judged).orElseGet(() -> new Carried.Later(name(failed)));
        } catch (MessagingException broken) {
            return new Carried.Later(name(broken));
        } finally {
            close(transport);
        }
    }

    /** What has become of the letter is known by then, however the farewell goes. */
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException gone) {
            LOG.debug("The mail server was gone before the farewell", gone);
        }
    }

    /** The reply to the one recipient. */
    private static Optional<Integer> recipient(SendFailedException failed) {
        return failed.getNextException() instanceof SMTPAddressFailedException recipient
                ? Optional.of(recipient.getReturnCode())
                : Optional.empty();
    }

    private static Carried judged(int code) {
        return code >= PERMANENT ? new Carried.Refused(String.valueOf(code)) : new Carried.Later(String.valueOf(code));
    }

    private static String name(MessagingException error) {
        Exception cause = error.getNextException();
        return (cause == null ? error : cause).getClass().getSimpleName();
    }

    private MimeMessage message(Address to, LetterWording.Filled words, String language, String id)
            throws MessagingException {
        var message = new Letterhead(session, "<" + id + "@" + domain() + ">");
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, to);
        message.setSubject(words.subject(), StandardCharsets.UTF_8.name());
        message.setText(words.mail(), StandardCharsets.UTF_8.name());
        message.setContentLanguage(new String[] {language});
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: nobody's absence is answered to us
        message.saveChanges();
        return message;
    }

    private String domain() {
        return from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
    }

    /** A message that keeps the name it is given. */
    private static final class Letterhead extends MimeMessage {
        private final String id;

        Letterhead(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
