package org.cardline.channels;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.StoreClosedException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.cardline.cases.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mailbox that letters come from, and that what cannot be delivered later comes back to: read every minute by IMAP
 * (RFC 9051) or POP3 (RFC 1939), on a thread of its own. Reports about letters of ours are taken out of it; whatever else
 * is there is for a person, and stays as it is.
 */
public final class Returns implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Returns.class);
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final String REPLY_MILLIS = "20000";
    private static final String CONNECT_MILLIS = "10000";

    /** The newest: what a person left there is not read again for ever. */
    private static final int MOST = 200;

    private static final int LARGEST_BYTES = 1_000_000;

    private final Optional<URI> mailbox;
    private final Optional<String> password;
    private final Outbox outbox;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("returns").daemon().factory());

    /**
     * @param mailbox {@code imaps://user@host:993}, or {@code pop3s}; {@code imap} or {@code pop3} on this machine; empty: a
     *     person reads what comes back
     */
    public Returns(Optional<URI> mailbox, Optional<String> password, Outbox outbox) {
        this.mailbox = mailbox;
        this.password = password;
        this.outbox = outbox;
    }

    /** Goes on until it is closed. */
    public Returns start() {
        mailbox.ifPresent(
                at -> thread.scheduleWithFixedDelay(() -> tryRound(at), 0, EVERY.toMillis(), TimeUnit.MILLISECONDS));
        return this;
    }

    private void tryRound(URI at) {
        try {
            round(at);
        } catch (MessagingException | RuntimeException later) {
            LOG.warn(
                    "What came back can't be read now; it is tried again: {}",
                    later.getClass().getSimpleName());
        }
    }

    /** All that has come back by now. */
    void round(URI at) throws MessagingException {
        try (Store store = Session.getInstance(properties(at.getScheme())).getStore(at.getScheme())) {
            store.connect(at.getHost(), at.getPort(), at.getUserInfo(), password.orElse(""));
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_WRITE);
            try {
                int count = inbox.getMessageCount();
                for (int number = Math.max(1, count - MOST + 1); number <= count; number++)
                    take(inbox.getMessage(number));
            } finally {
                inbox.close(true); // what was taken is deleted now
            }
        }
    }

    private void take(Message message) throws MessagingException {
        try {
            if (message.getSize() > LARGEST_BYTES) return;
            Optional<UUID> name = DeliveryReport.undeliverable(message);
            if (name.filter(outbox::returned).isPresent()) message.setFlag(Flags.Flag.DELETED, true);
        } catch (FolderClosedException | StoreClosedException gone) {
            throw gone;
        } catch (IOException | MessagingException unread) { // anybody can write to it; what they write stops nothing
            LOG.info(
                    "A message in the mailbox is not understood, and stays there: {}",
                    unread.getClass().getSimpleName());
        }
    }

    private static Properties properties(String protocol) {
        var properties = new Properties();
        properties.setProperty("mail." + protocol + ".ssl.checkserveridentity", "true");
        properties.setProperty("mail." + protocol + ".connectiontimeout", CONNECT_MILLIS);
        properties.setProperty("mail." + protocol + ".timeout", REPLY_MILLIS);
        properties.setProperty("mail." + protocol + ".writetimeout", REPLY_MILLIS);
        properties.setProperty("mail." + protocol + ".peek", "true"); // what is a person's stays unread
        return properties;
    }

    /** After what is being read. */
    @Override
    public void close() {
        thread.close();
    }
}
