package org.cardline.channels;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** A real mailbox, read by IMAP and by POP3 on free ports of this machine. */
final class Mailbox implements AutoCloseable {
    static final String PASSWORD = "of-this-test";

    private final GreenMail server = new GreenMail(new ServerSetup[] {at("imap"), at("pop3")});
    private final GreenMailUser owner;

    Mailbox() {
        server.start();
        owner = server.setUser("letters@cards.example", "letters", PASSWORD);
    }

    private static ServerSetup at(String protocol) {
        return new ServerSetup(0, "127.0.0.1", protocol);
    }

    URI by(String protocol) {
        int port = protocol.equals("imap")
                ? server.getImap().getPort()
                : server.getPop3().getPort();
        return URI.create(protocol + "://letters@127.0.0.1:" + port);
    }

    /** A message as it stands there. */
    void comes(String message) throws MessagingException {
        var bytes = new ByteArrayInputStream(message.getBytes(StandardCharsets.US_ASCII));
        owner.deliver(new MimeMessage(Session.getInstance(new Properties()), bytes));
    }

    int size() {
        return server.getReceivedMessages().length;
    }

    @Override
    public void close() {
        server.stop();
    }
}
