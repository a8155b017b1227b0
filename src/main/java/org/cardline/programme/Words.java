package org.cardline.programme;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How an enum's values are written in a programme: {@code LOST_OR_STOLEN} is {@code lost-or-stolen}. */
final class Words {
    private Words() {}

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> Map<String, E> of(Class<E> type) {
        var words = new LinkedHashMap<String, E>();
        for (E each : type.getEnumConstants()) words.put(of(each), each);
        return words;
    }
}
