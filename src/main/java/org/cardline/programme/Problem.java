package org.cardline.programme;

import java.nio.file.Path;

/**
 * One mistake in a programme's folder.
 *
 * @param file the file it is in
 * @param line the line, from 1; 0 where the whole file is meant
 * @param what what is wrong, a sentence
 * @param mend how to mend it, a sentence
 */
public record Problem(Path file, int line, String what, String mend) {
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + what + " " + mend;
    }
}
