package org.cardline.cases;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** What evidence can be, by how such a file begins; never by its name, or by what its sender says it is. */
public enum EvidenceType {
    /** ISO 32000. */
    PDF("application/pdf", "%PDF-".getBytes(StandardCharsets.US_ASCII)),
    /** ISO/IEC 10918. */
    JPEG("image/jpeg", HexFormat.of().parseHex("ffd8ff")),
    /** ISO/IEC 15948. */
    PNG("image/png", HexFormat.of().parseHex("89504e470d0a1a0a"));

    private final String mediaType;
    private final byte[] beginning;

    EvidenceType(String mediaType, byte[] beginning) {
        this.mediaType = mediaType;
        this.beginning = beginning;
    }

    /** For whoever saves one; it is shown in no page. */
    public String mediaType() {
        return mediaType;
    }

    static Optional<EvidenceType> of(byte[] content) {
        return Arrays.stream(values())
                .filter(type -> type.beginning.length <= content.length
                        && Arrays.equals(type.beginning, Arrays.copyOf(content, type.beginning.length)))
                .findFirst();
    }
}
