package org.cardline.channels;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What mail servers send back of what they had taken and could not deliver (RFC 3464, in RFC 6522's multipart/report). */
final class DeliveryReport {
    private static final int MOST_PARTS = 10;
    private static final Pattern OURS = Pattern.compile("<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@");

    private DeliveryReport() {}

    /** The name of the message that will never be delivered; empty where this tells of no such. */
    static Optional<UUID> undeliverable(Part report) throws MessagingException, IOException {
        if (!report.isMimeType("multipart/report") || !(report.getContent() instanceof Multipart parts))
            return Optional.empty();
        boolean failed = false;
        Optional<UUID> message = Optional.empty();
        for (int each = 0; each < Math.min(parts.getCount(), MOST_PARTS); each++) {
            BodyPart part = parts.getBodyPart(each);
            failed |= part.isMimeType("message/delivery-status") && isFailed(part);
            if (message.isEmpty()) message = name(part);
        }
        return failed ? message : Optional.empty();
    }

    /** Fields of the message, and of each address: one that failed for good. */
    private static boolean isFailed(Part status) throws MessagingException, IOException {
        try (InputStream in = status.getInputStream()) {
            for (InternetHeaders fields : blocks(in)) {
                String action = fields.getHeader("Action", null);
                String code = fields.getHeader("Status", null);
                if (action != null && action.strip().equalsIgnoreCase("failed") && code != null && code.startsWith("5"))
                    return true;
            }
        }
        return false;
    }

    private static List<InternetHeaders> blocks(InputStream in) throws MessagingException {
        var blocks = new ArrayList<InternetHeaders>();
        for (int each = 0; each < MOST_PARTS; each++) blocks.add(new InternetHeaders(in)); // empty ones after its end
        return blocks;
    }

    /** Of the returned message, or its head alone. */
    private static Optional<UUID> name(Part part) throws MessagingException, IOException {
        if (part.isMimeType("message/rfc822") && part.getContent() instanceof MimeMessage returned)
            return ours(returned.getMessageID());
        if (!part.isMimeType("text/rfc822-headers")) return Optional.empty();
        try (InputStream in = part.getInputStream()) {
            return ours(new InternetHeaders(in).getHeader("Message-ID", null));
        }
    }

    private static Optional<UUID> ours(@Nullable String id) {
        Matcher matcher = OURS.matcher(id == null ? "" : id);
        return matcher.find() ? Optional.of(UUID.fromString(matcher.group(1))) : Optional.empty();
    }
}
