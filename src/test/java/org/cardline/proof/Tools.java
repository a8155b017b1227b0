package org.cardline.proof;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What proofs need of the machine. Where it is missing they are left out, and {@code check} says so; in CI they fail. */
final class Tools {
    private Tools() {}

    /** A program that is on the path. */
    static void needProgram(String name, String debianPackage) {
        boolean here = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
        need(here, name + " is missing. To get it: sudo apt-get install " + debianPackage);
    }

    /** SIPp plays keys through raw sockets. */
    static void needRawSockets() {
        boolean root = "root".equals(System.getProperty("user.name"));
        need(root, "SIPp plays keys through raw sockets, which only root may open. To run it: sudo ./cardline check");
    }

    private static void need(boolean met, String otherwise) {
        if (met) return;
        if ("true".equals(System.getenv("CI"))) throw new AssertionError(otherwise);
        Assumptions.abort(otherwise);
    }
}
