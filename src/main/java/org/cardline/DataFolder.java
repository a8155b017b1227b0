package org.cardline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cardline.programme.Programme;

/** The data folder remembers whose it is: one programme's callers, cases and retention are not another's. */
record DataFolder(Path folder) {
    private static final String FILE = "programme";

    /**
     * Writes down whose folder this is, the first time.
     *
     * @throws SettingsException if it is another programme's, or can't be written
     */
    void belongTo(Programme programme) {
        try {
            Files.createDirectories(folder);
            if (Files.notExists(file())) Files.writeString(file(), programme.name() + "\n");
            refuseAnothers(programme);
        } catch (IOException cause) {
            throw new SettingsException(List.of("The data folder " + folder + " can't be used: " + cause
                    + ". Name a folder that this user may write with CARDLINE_DATA."));
        }
    }

    private void refuseAnothers(Programme programme) throws IOException {
        String owner = Files.readString(file()).strip();
        if (!owner.equals(programme.name()))
            throw new SettingsException(
                    List.of("The data folder " + folder + " is the programme " + owner + "'s. Give " + programme.name()
                            + " one of its own, such as CARDLINE_DATA=data-" + programme.name()
                            + ". If " + owner + " was only renamed, write the new name into " + file() + "."));
    }

    private Path file() {
        return folder.resolve(FILE);
    }
}
