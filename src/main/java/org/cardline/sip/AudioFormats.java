package org.cardline.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** What an audio section says, read as RFC 3551 and RFC 4733 mean it. */
record AudioFormats(SessionDescription session, MediaDescription section) {

    /** What we would talk over this section from the writer's counterpart's side; empty where we can't. */
    Optional<AudioSession> read() {
        boolean audio = section.type().equals("audio")
                && section.port() != 0
                && section.protocol().equals("RTP/AVP");
        if (!audio) return Optional.empty();
        return address().flatMap(remote -> codec(remote));
    }

    private Optional<AudioSession> codec(InetSocketAddress remote) {
        for (String format : section.formats()) {
            for (Codec codec : Codec.values()) {
                if (!means(format, codec)) continue;
                int type = Integer.parseInt(format);
                return Optional.of(new AudioSession(
                        remote, codec, type, telephoneEvent(), direction(remote).reversed()));
            }
        }
        return Optional.empty();
    }

    private boolean means(String format, Codec codec) {
        String fixed = format.equals(Integer.toString(codec.payloadType())) ? codec + "/8000" : "";
        String encoding = map(format).orElse(fixed).toUpperCase(Locale.ROOT);
        return isPayloadType(format) && (encoding.equals(codec + "/8000") || encoding.equals(codec + "/8000/1"));
    }

    private OptionalInt telephoneEvent() {
        for (String format : section.formats()) {
            boolean event = map(format).orElse("").equalsIgnoreCase("telephone-event/8000");
            if (event && isPayloadType(format)) return OptionalInt.of(Integer.parseInt(format));
        }
        return OptionalInt.empty();
    }

    private static boolean isPayloadType(String format) {
        return format.length() <= 3
                && format.chars().allMatch(c -> c >= '0' && c <= '9')
                && Integer.parseInt(format) < 128;
    }

    /** What {@code a=rtpmap} says of a format. */
    private Optional<String> map(String format) {
        String start = "rtpmap:" + format + " ";
        for (String each : section.attributes()) {
            if (each.startsWith(start))
                return Optional.of(each.substring(start.length()).strip());
        }
        return Optional.empty();
    }

    /** As its writer sees it; no address at all holds too, as before RFC 3264. */
    private Direction direction(InetSocketAddress remote) {
        Direction said = Direction.SENDRECV;
        for (Direction each : Direction.values()) {
            boolean here = section.attribute(each.attribute()).isPresent();
            if (here || session.attribute(each.attribute()).isPresent() && !sectionSays()) said = each;
        }
        return remote.getAddress().isAnyLocalAddress() ? said.and(Direction.SENDONLY) : said;
    }

    private boolean sectionSays() {
        for (Direction each : Direction.values())
            if (section.attribute(each.attribute()).isPresent()) return true;
        return false;
    }

    /** Only addresses: a name would have to be looked up. And only of one telephone, not of many: RFC 3264 section 6.2. */
    private Optional<InetSocketAddress> address() {
        try {
            return section.connection()
                    .or(session::connection)
                    .map(literal -> new InetSocketAddress(InetAddress.ofLiteral(literal), section.port()))
                    .filter(remote -> !remote.getAddress().isMulticastAddress());
        } catch (IllegalArgumentException aName) {
            return Optional.empty();
        }
    }
}
