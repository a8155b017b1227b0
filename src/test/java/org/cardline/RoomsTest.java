package org.cardline;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The walls between the rooms: this table is the picture in docs/ARCHITECTURE.md. */
class RoomsTest {
    private static final String ROOT = "org.cardline.";

    /** Room, and the rooms it may use. {@code Main} and its package may use all of them. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("sip", Set.of()),
            Map.entry("media", Set.of()),
            Map.entry("programme", Set.of()),
            Map.entry("store", Set.of()),
            Map.entry("reasons", Set.of("programme")),
            Map.entry("speech", Set.of("media", "programme")),
            Map.entry("cards", Set.of("programme", "store")),
            Map.entry("verification", Set.of("cards", "programme", "store")),
            Map.entry("cases", Set.of("programme", "store")),
            Map.entry("disputes", Set.of("cards", "cases", "programme")),
            Map.entry("routing", Set.of("programme", "store")),
            Map.entry("channels", Set.of("verification", "cards", "cases", "programme")),
            Map.entry("webrtc", Set.of("media", "sip")),
            Map.entry("line", Set.of("sip", "media", "webrtc", "speech", "programme")),
            Map.entry("phone", Set.of("sip", "media", "programme")),
            Map.entry(
                    "conversations",
                    Set.of(
                            "line",
                            "speech",
                            "media",
                            "reasons",
                            "verification",
                            "cards",
                            "cases",
                            "disputes",
                            "routing",
                            "programme")),
            Map.entry("desk", Set.of("web", "routing", "cards", "cases", "programme", "store")),
            Map.entry("web", Set.of("cases", "store", "programme")),
            Map.entry(
                    "guide",
                    Set.of("web", "verification", "disputes", "cards", "cases", "routing", "reasons", "programme")));

    /** Rooms that hear of Spring only through their tables, or not at all. */
    private static final Set<String> WITHOUT_SPRING = Set.of(
            "sip", "media", "webrtc", "reasons", "speech", "line", "phone", "disputes", "conversations", "programme");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.cardline");

    @Test
    void everyRoomUsesOnlyTheRoomsOfTheTable() {
        var broken = new TreeSet<String>();
        for (JavaClass from : CLASSES) {
            for (Dependency use : from.getDirectDependenciesFromSelf()) {
                String user = room(from), used = room(use.getTargetClass());
                boolean inside = user.isEmpty() || used.isEmpty() || user.equals(used);
                if (!inside && !MAY_USE.getOrDefault(user, Set.of()).contains(used)) broken.add(use.getDescription());
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void nobodyUsesMain() {
        var broken = new TreeSet<String>();
        for (JavaClass from : CLASSES) {
            for (Dependency use : from.getDirectDependenciesFromSelf()) {
                boolean main = use.getTargetClass().getPackageName().equals("org.cardline");
                if (!room(from).isEmpty() && main) broken.add(use.getDescription());
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyRoomIsInTheTable() {
        var rooms = new TreeSet<String>();
        for (JavaClass each : CLASSES) if (!room(each).isEmpty()) rooms.add(room(each));
        assertThat(MAY_USE.keySet()).containsAll(rooms);
    }

    @Test
    void protocolAndConversationRoomsKnowNoSpring() {
        var broken = new TreeSet<String>();
        for (JavaClass from : CLASSES) {
            if (!WITHOUT_SPRING.contains(room(from))) continue;
            for (Dependency use : from.getDirectDependenciesFromSelf()) {
                if (use.getTargetClass().getPackageName().startsWith("org.springframework")) {
                    broken.add(use.getDescription());
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void thereAreNoCycles() {
        slices().matching("org.cardline.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(ROOT)) return "";
        String rest = name.substring(ROOT.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
