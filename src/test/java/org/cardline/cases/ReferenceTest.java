package org.cardline.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReferenceTest {
    private static final long SEED = 20_261_123;
    private final Random random = new Random(SEED);

    @Test
    void dammsOwnExample() {
        assertThat(Damm.checkDigit("572")).isEqualTo('4');
        assertThat(Damm.fits("5724")).isTrue();
    }

    @Test
    void oneWrongDigitIsAlwaysFound() {
        String digits = Reference.fresh(random).digits();
        for (int at = 0; at < Reference.LENGTH; at++) {
            for (char wrong = '0'; wrong <= '9'; wrong++) {
                if (wrong == digits.charAt(at)) continue;
                String misheard = digits.substring(0, at) + wrong + digits.substring(at + 1);
                assertThat(Reference.parse(misheard)).as("seed %d", SEED).isEmpty();
            }
        }
    }

    @Test
    void twoNeighboursSwappedAreAlwaysFound() {
        for (int round = 0; round < 1_000; round++) {
            String digits = Reference.fresh(random).digits();
            for (int at = 0; at + 1 < Reference.LENGTH; at++) {
                if (digits.charAt(at) == digits.charAt(at + 1)) continue;
                String swapped =
                        digits.substring(0, at) + digits.charAt(at + 1) + digits.charAt(at) + digits.substring(at + 2);
                assertThat(Reference.parse(swapped)).as("seed %d", SEED).isEmpty();
            }
        }
    }

    @Test
    void isReadInGroupsOfThreeThreeAndFour() {
        var reference = new Reference("123456789" + Damm.checkDigit("123456789"));
        assertThat(reference.grouped()).matches("123 456 789\\d");
    }

    @Test
    void textAroundItOnPaperIsIgnored() {
        Reference reference = Reference.fresh(random);
        assertThat(Reference.parse("Ref. no.: " + reference.grouped() + " (lost card, 2026)"))
                .contains(reference);
        assertThat(Reference.parse(reference.grouped().replace(' ', '-'))).contains(reference);
        assertThat(Reference.parse(reference.grouped().replace(' ', '\u00a0') + "."))
                .contains(reference);
        assertThat(Reference.parse(reference.digits())).contains(reference);
    }

    @Test
    void aLongerNumberThatHoldsOneIsNotOne() {
        Reference reference = Reference.fresh(random);
        assertThat(Reference.parse("37" + reference.digits())).isEmpty();
        assertThat(Reference.parse(reference.digits() + "5")).isEmpty();
        assertThat(Reference.parse(reference.grouped() + " 12345")).isEmpty();
        assertThat(Reference.parse("1 " + reference.grouped())).isEmpty();
    }

    @Test
    void twoDifferentOnesOnOnePaperAreAskedAgainNotGuessed() {
        String two = Reference.fresh(random) + ", before: " + Reference.fresh(random);
        assertThat(Reference.parse(two)).isEmpty();
    }

    @Test
    void aPageOfTextIsNoReference() {
        assertThat(Reference.parse("1".repeat(100_000))).isEmpty();
        assertThat(Reference.parse("")).isEmpty();
        assertThat(Reference.parse("١٢٣٤٥٦٧٨٩٠")).isEmpty();
    }

    @Test
    void referencesAreNotSerial() {
        var nines = new HashSet<String>();
        for (int n = 0; n < 1_000; n++)
            nines.add(Reference.fresh(random).digits().substring(0, 4));
        assertThat(nines).as("seed %d", SEED).hasSizeGreaterThan(900);
    }

    @Test
    void aNumberThatDoesNotFitCannotBecomeOne() {
        assertThatThrownBy(() -> new Reference("1234567890")).isInstanceOf(IllegalArgumentException.class);
    }
}
