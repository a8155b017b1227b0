package org.cardline.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.cardline.cases.Letter;
import org.cardline.programme.Reason;
import org.cardline.simulation.Reply;
import org.cardline.simulation.Transcript;
import org.cardline.simulation.World;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who presses 9 in the menu goes on in Spanish, to the end. */
class SpanishCallsTest {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @Test
    void aLostCardIsReportedInSpanish() {
        try (var world = new World(STORE.store(), "american-express", 11)) {
            world.speaksSpanish();
            world.listens(true); // it understands English alone, and says nothing of speaking
            Transcript call =
                    keys(world, "9", "1", "999928186620113", "1", "6410", "03171984", "1", "2", "2", "1", "3");
            assertThat(call.play()
                            .lines()
                            .dropWhile(line -> !line.contains("[9]"))
                            .skip(1))
                    .as(call.ladder())
                    .startsWith(
                            "Line: Esto es una demostración. No es American Express.",
                            "Line: Lo que diga se graba solo si usted acepta.",
                            "Line: Perdida o robada: oprima uno. Un cargo: dos. Un caso que tiene: tres. Otra cosa: cuatro. Una persona: cero.")
                    .contains(
                            "Line: Su tarjeta está congelada. Nadie puede usarla.",
                            "Line: Una tarjeta nueva está en camino.")
                    .endsWith("Line: Adiós.", "The line hangs up.")
                    .noneMatch(line -> line.contains("The ") && !line.equals("The line hangs up."))
                    .anyMatch(line -> line.matches("Line: Su referencia es \\d{3} \\d{3} \\d{4}"))
                    .anyMatch(line -> line.matches("Line: Llega a más tardar el \\d+ de noviembre de 2026"));
            assertThat(call.play().lines().filter(line -> line.equals("Line: Para español, oprima nueve.")))
                    .hasSize(1);
            assertThat(world.isFrozen("card-01")).isTrue();
        }
    }

    /** Whether a reason was chosen there or not. */
    @Test
    void whoCallsFromASpanishPageHearsSpanishFromTheFirstWord() {
        try (var world = new World(STORE.store(), "american-express", 13)) {
            world.speaksSpanish();
            world.readInSpanish();
            Transcript call = keys(world, "1");
            assertThat(call.play())
                    .startsWith("Line: Esto es una demostración.")
                    .contains("Perdida o robada: oprima uno.")
                    .doesNotContain("Para español");
            Transcript about = keys(world.bringing(Reason.POINTS), "*0");
            assertThat(about.play())
                    .startsWith("Line: Esto es una demostración.")
                    .doesNotContain("Perdida o robada", "card number");
        }
    }

    @Test
    void whatIsWrittenAboutADisputeInSpanishIsInSpanish() {
        try (var world = new World(STORE.store(), "american-express", 14)) {
            world.speaksSpanish();
            Transcript call = keys(world, "9", "2", "999928186620113", "6410", "1", "2", "2", "3");
            assertThat(call.play()).as(call.ladder()).contains("Line: Su referencia es ");
            assertThat(STORE.jdbc()
                            .sql("select language from cases.letter where template = ?")
                            .param(Letter.DISPUTE)
                            .query((row, _) -> String.valueOf(row.getString(1)))
                            .list())
                    .containsExactly("es");
        }
    }

    /** A key that is typed ahead means what it always meant: 9 was none. */
    @Test
    void aProgrammeWithoutSpanishOffersNone() {
        try (var world = new World(STORE.store(), "american-express", 12)) {
            Transcript call = keys(world, "9");
            assertThat(call.heard("Para español")).as(call.ladder()).isFalse();
            assertThat(call.play()).contains("Lost or stolen: press 1").doesNotContain("oprima");
        }
    }

    private static Transcript keys(World world, String... keys) {
        Queue<String> next = new ArrayDeque<>(List.of(keys));
        return world.call("+18005284800", words -> next.isEmpty() ? Reply.hangUp() : Reply.keys(next.remove()));
    }
}
