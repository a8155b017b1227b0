package org.cardline;

import java.util.List;

/** Settings that can't be used; one line each, for an operator. */
final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SettingsException(List<String> wrong) {
        super(String.join("\n", wrong));
    }

    static SettingsException portInUse(Setting setting, int port) {
        return new SettingsException(List.of("Port " + port + " is used by another program. Stop that one, or set "
                + setting.variable() + " to a port that is free (0: any)."));
    }
}
