package org.cardline.channels;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A real SMTP server on a free port of this machine, which refuses what a test wants refused. */
final class MailRoom implements AutoCloseable {
    static final int TAKEN = 250;

    /** Everything that was said after DATA, also what was not acknowledged. */
    final List<Delivered> received = new CopyOnWriteArrayList<>();

    volatile int toSenders = TAKEN;
    volatile Function<String, Integer> toRecipients = address -> TAKEN;
    volatile boolean breaksOff;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SMTPServer server;

    record Delivered(String to, MimeMessage message) {
        String header(String name) {
            try {
                return String.join(", ", message.getHeader(name));
            } catch (MessagingException unread) {
                throw new IllegalStateException(unread);
            }
        }

        String subject() {
            try {
                return message.getSubject();
            } catch (MessagingException unread) {
                throw new IllegalStateException(unread);
            }
        }

        String words() {
            try {
                return ((String) message.getContent()).replace("\r\n", "\n");
            } catch (MessagingException | IOException unread) {
                throw new IllegalStateException(unread);
            }
        }
    }

    MailRoom() {
        server = new SMTPServer.Builder()
                .bindAddress(InetAddress.getLoopbackAddress())
                .port(0)
                .executorService(threads)
                .messageHandlerFactory(context -> new Conversation())
                .build();
        server.start();
    }

    URI address() {
        return URI.create("smtp://127.0.0.1:" + server.getPortAllocated());
    }

    @Override
    public void close() {
        server.stop();
        threads.close();
    }

    private final class Conversation implements MessageHandler {
        private String to = "";

        @Override
        public void from(String from) throws RejectException {
            if (toSenders != TAKEN) throw new RejectException(toSenders, "not now");
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            int answer = toRecipients.apply(recipient);
            if (answer != TAKEN) throw new RejectException(answer, "<" + recipient + "> is refused");
            to = recipient;
        }

        @Override
        public String data(InputStream data) throws RejectException, IOException {
            try {
                var message = new MimeMessage(Session.getInstance(new Properties()), data);
                received.add(new Delivered(to, message));
            } catch (MessagingException broken) {
                throw new IOException(broken);
            }
            if (breaksOff) throw new DropConnectionException(421, "gone");
            return "taken";
        }

        @Override
        public void done() {}
    }
}
