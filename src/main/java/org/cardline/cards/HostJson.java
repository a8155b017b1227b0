package org.cardline.cards;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of the card host's API: references and sums are strings, days are ISO 8601, nothing may be missing. */
final class HostJson {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .changeDefaultVisibility(which -> which.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
            .withConfigOverride(
                    BigDecimal.class, sums -> sums.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
            .addMixIn(CardReference.class, AsString.class)
            .addMixIn(CustomerReference.class, AsString.class)
            .build();

    private HostJson() {}

    /** A record of one string is that string. */
    private abstract static class AsString {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        AsString(String value) {}

        @JsonValue
        abstract String value();
    }
}
