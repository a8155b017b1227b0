package org.cardline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cardline.programme.Reason;
import org.cardline.reasons.Training;
import org.cardline.reasons.Understanding;
import org.cardline.reasons.Understood;

/** {@code ./cardline train reasons} and {@code ./cardline understand "sentence"}. */
final class ReasonsCommands {
    private ReasonsCommands() {}

    static void train(List<String> arguments) throws IOException {
        if (!arguments.equals(List.of("train", "reasons"))) throw usage("train knows one thing: train reasons");
        Training.run(Path.of("").toAbsolutePath(), System.out);
    }

    static void understand(List<String> arguments) {
        if (arguments.size() != 2 || arguments.get(1).isBlank())
            throw usage("understand needs one sentence, in quotes");
        try (Understanding understanding = Understanding.shipped()) {
            System.out.println(words(understanding.of(arguments.get(1))));
        }
    }

    private static String words(Understood understood) {
        return switch (understood) {
            case Understood.Sure sure -> names(sure.reasons()) + ", sure " + share(sure.confidence());
            case Understood.Unsure unsure -> unsure.reason().word() + ", to be confirmed " + share(unsure.confidence());
            case Understood.NoneOfThese _ -> "none of these";
        };
    }

    private static String names(List<Reason> reasons) {
        return reasons.stream().map(Reason::word).collect(Collectors.joining(" and "));
    }

    private static String share(double confidence) {
        return String.format(Locale.ROOT, "(%.2f)", confidence);
    }

    private static SettingsException usage(String words) {
        return new SettingsException(List.of(words));
    }
}
