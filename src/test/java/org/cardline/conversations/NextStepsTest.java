package org.cardline.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.cardline.programme.StepTemplates;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextStepsTest {
    private static final StepTemplates STEPS = new StepTemplates(
            "A person takes it up.", Map.of("sent", "We have sent it."), "Nothing more is to be done.");

    @ParameterizedTest
    @CsvSource({
        "A person takes it up., true",
        "Somebody looks at it., true", // as the programme said before
        "'If your card is not frozen yet, report it again at once.', true",
        "We have sent it., false",
        "The card stays frozen., false",
        "The charge is looked into., false"
    })
    void aCaseWaitsForAPersonAlsoInWordsThatTheProgrammeHasNoMore(String step, boolean isForPerson) {
        assertThat(NextSteps.isForPerson(step, STEPS)).isEqualTo(isForPerson);
    }
}
