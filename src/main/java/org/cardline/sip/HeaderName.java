package org.cardline.sip;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The header names that this room reads, and their compact forms: RFC 3261 section 7.3.3 and the IANA registry. */
final class HeaderName {
    static final String ACCEPT = "Accept";
    static final String ALLOW = "Allow";
    static final String CALL_ID = "Call-ID";
    static final String CONTACT = "Contact";
    static final String CONTENT_ENCODING = "Content-Encoding";
    static final String CONTENT_LENGTH = "Content-Length";
    static final String CONTENT_TYPE = "Content-Type";
    static final String CSEQ = "CSeq";
    static final String FROM = "From";
    static final String MAX_FORWARDS = "Max-Forwards";
    static final String RECORD_ROUTE = "Record-Route";
    static final String REFER_TO = "Refer-To";
    static final String REPLACES = "Replaces";
    static final String REQUIRE = "Require";
    static final String RETRY_AFTER = "Retry-After";
    static final String ROUTE = "Route";
    static final String TO = "To";
    static final String VIA = "Via";

    private static final Map<String, String> COMPACT = Map.ofEntries(
            Map.entry("a", "Accept-Contact"),
            Map.entry("b", "Referred-By"),
            Map.entry("c", CONTENT_TYPE),
            Map.entry("d", "Request-Disposition"),
            Map.entry("e", CONTENT_ENCODING),
            Map.entry("f", FROM),
            Map.entry("i", CALL_ID),
            Map.entry("j", "Reject-Contact"),
            Map.entry("k", "Supported"),
            Map.entry("l", CONTENT_LENGTH),
            Map.entry("m", CONTACT),
            Map.entry("n", "Identity-Info"),
            Map.entry("o", "Event"),
            Map.entry("r", REFER_TO),
            Map.entry("s", "Subject"),
            Map.entry("t", TO),
            Map.entry("u", "Allow-Events"),
            Map.entry("v", VIA),
            Map.entry("x", "Session-Expires"),
            Map.entry("y", "Identity"));

    private static final Map<String, String> KNOWN = known();

    private HeaderName() {}

    private static Map<String, String> known() {
        var known = new HashMap<String, String>();
        for (String name : new String[] {
            ACCEPT,
            ALLOW,
            CALL_ID,
            CONTACT,
            CONTENT_ENCODING,
            CONTENT_LENGTH,
            CONTENT_TYPE,
            CSEQ,
            FROM,
            MAX_FORWARDS,
            RECORD_ROUTE,
            REFER_TO,
            REPLACES,
            REQUIRE,
            RETRY_AFTER,
            ROUTE,
            TO,
            VIA
        }) {
            known.put(name, name);
            known.put(name.toLowerCase(Locale.ROOT), name);
        }
        known.putAll(COMPACT);
        return Map.copyOf(known);
    }

    /** The one spelling under which a name that this room reads is kept; another name as it came. */
    static String canonical(String name) {
        String known = KNOWN.get(name);
        if (known == null) known = KNOWN.get(name.toLowerCase(Locale.ROOT));
        return known == null ? name : known;
    }
}
