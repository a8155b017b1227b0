package org.cardline.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.cardline.programme.Programme;
import org.cardline.programme.Programmes;
import org.junit.jupiter.api.Test;

/** What is tried and measured outside of calls is what the line listens for in them. */
class SayableTest {
    private static final Programme PROGRAMME = Programmes.load(Path.of("programmes/american-express"));

    @Test
    void anywhereAPersonADepartmentAndTheWayAreAskedFor() {
        assertThat(Sayable.anywhere(PROGRAMME).meanings())
                .containsEntry("agent", "person")
                .containsEntry("representative", "person")
                .containsEntry("customer service", "person")
                .containsEntry("operator", "person")
                .containsEntry("repeat", "repeat")
                .containsEntry("go back", "back")
                .containsEntry("help", "help")
                .containsEntry("hang up", "goodbye")
                .containsKeys(PROGRAMME.departments().stream()
                        .map(each -> WordMap.phrase(each.name()))
                        .toArray(String[]::new));
    }

    @Test
    void theMainMenuNamesEveryReason() {
        assertThat(Sayable.mainMenu().meanings())
                .containsEntry("i lost my card", "lost or stolen")
                .containsEntry("a charge", "dispute")
                .containsEntry("a case i have", "follow up")
                .containsEntry("rewards", "points")
                .containsEntry("an application", "application")
                .containsEntry("my online account", "online account")
                .containsEntry("log in", "online account")
                .containsEntry("anything else", "something else");
    }

    /** Who says a department's name in the menu is served before anybody else has to be asked. */
    @Test
    void aDepartmentThatDealsWithOneReasonMeansThatReason() {
        assertThat(Sayable.mainMenu().meanings())
                .containsEntry("disputes", "dispute")
                .containsEntry("applications", "application")
                .containsEntry("online accounts", "online account");
    }

    @Test
    void aDepartmentIsNamedAndYesIsNotNo() {
        assertThat(Sayable.departments(PROGRAMME).meanings()).containsEntry("fraud", "fraud");
        assertThat(Sayable.yesOrNo().meanings()).containsEntry("yeah", "yes").containsEntry("no thanks", "no");
    }
}
