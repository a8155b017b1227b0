package org.cardline.channels;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cardline.cases.Outbox;
import org.cardline.programme.LetterKind;
import org.cardline.programme.LetterWording;
import org.cardline.programme.Programme;
import org.cardline.verification.OneTimeCode;

/** What a letter says, in its language: the programme's wording, filled in. */
final class Words {
    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";

    private Words() {}

    /** Empty where the programme has no wording for it. */
    static Optional<LetterWording.Filled> of(Outbox.Taken taken, Programme programme) {
        String language = taken.letter().language();
        return programme.letters().of(taken.letter().template(), language).map(wording -> {
            var values = new HashMap<String, String>();
            taken.letter().details().forEach((name, value) -> values.put(name, shown(value, language)));
            taken.reference().ifPresent(reference -> values.put("reference", reference.grouped()));
            values.put("brand", programme.brand().displayName());
            return wording.with(values);
        });
    }

    static Optional<LetterWording.Filled> of(OneTimeCode code, String language, Programme programme) {
        return programme
                .letters()
                .of(LetterKind.ONE_TIME_CODE.word(), language)
                .map(wording -> wording.with(
                        Map.of("code", code.reveal(), "brand", programme.brand().displayName())));
    }

    private static String shown(String value, String language) {
        if (!value.matches(DATE)) return value;
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.forLanguageTag(language))
                .format(LocalDate.parse(value));
    }
}
