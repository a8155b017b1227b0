package org.cardline.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardline.verification.World.*;

import java.time.Duration;
import org.cardline.cards.Card;
import org.cardline.cards.HostUnavailable;
import org.cardline.cards.PersonalDetails;
import org.cardline.programme.Act;
import org.cardline.programme.Proof;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A card member, and somebody else, sign in on a page. */
class SignInTest {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final PersonalDetails NOBODYS = new PersonalDetails(WRONG_BIRTH, "12345", "9433");
    private static final OneTimeCode GUESS = OneTimeCode.parse("000000").orElseThrow();

    private final World world = new World(STORE);
    private final Card amaras = world.card(AMARAS_NUMBER);

    @Test
    void theCodeFromTheDeviceOnFileShowsWhoItIs() {
        SignIn signIn = from("203.0.113.0", AMARAS_DETAILS);
        assertThat(signIn.code(GUESS)).isFalse();
        assertThat(signIn.shown()).isEmpty();
        assertThat(signIn.code(world.lastCode())).isTrue();
        assertThat(signIn.member()).contains(AMARA);
        Attempt shown = signIn.shown().orElseThrow();
        assertThat(shown.allows(Act.DISPUTE, amaras)).isTrue();
        assertThat(shown.allows(Act.DISPUTE, world.card(number("999900407933799"))))
                .as("another person's card")
                .isFalse();
        signIn.end();
        assertThat(signIn.shown()).isEmpty();
        assertThat(shown.allows(Act.DISPUTE, amaras)).isFalse();
    }

    @Test
    void detailsOfNobodyAreAnsweredLikeAnothersAndSendNothing() {
        SignIn nobodys = from("203.0.113.0", NOBODYS);
        for (int tries = 0; tries < 5; tries++) assertThat(nobodys.code(GUESS)).isFalse();
        assertThat(world.outbox.messages()).isEmpty();
    }

    @Test
    void afterThreeWrongCodesTheRightOneIsNoneEither() {
        SignIn signIn = from("203.0.113.0", AMARAS_DETAILS);
        for (int tries = 0; tries < 3; tries++) signIn.code(GUESS);
        assertThat(signIn.code(world.lastCode())).isFalse();
        assertThat(signIn.shown()).isEmpty();
    }

    @Test
    void aCodeIsGoodForTheSignInThatAskedForItAlone() {
        SignIn owners = from("203.0.113.0", AMARAS_DETAILS);
        owners.code(GUESS); // it was sent by now
        OneTimeCode sent = world.lastCode();
        assertThat(from("198.51.100.0", AMARAS_DETAILS).code(sent)).isFalse();
        assertThat(owners.code(sent)).isTrue();
    }

    @Test
    void whoHasAPasskeyMayDisputeButNotChangeHowTheySignIn() throws Exception {
        assertThat(withPasskey("203.0.113.0")).isInstanceOf(Admission.Admitted.class);
        SignIn signIn = ((Admission.Admitted) withPasskey("203.0.113.0")).signIn();
        assertThat(signIn.member()).contains(AMARA);
        Attempt shown = signIn.shown().orElseThrow();
        assertThat(shown.shown(amaras)).contains(Proof.PASSKEY);
        assertThat(shown.allows(Act.DISPUTE, amaras)).isTrue();
        assertThat(shown.allows(Act.DISPUTE, world.card(number("999900407933799"))))
                .as("another person's card")
                .isFalse();
        assertThat(shown.allows(Act.SIGN_IN_HELP, AMARA)).isFalse();
        assertThat(shown.allows(Act.RELEASE, amaras)).isFalse();
        signIn.end();
        assertThat(shown.allows(Act.DISPUTE, amaras)).isFalse();
    }

    @Test
    void aPasskeySignsInNobodyWhoIsLockedAndNoNetworkTooOften() throws Exception {
        for (int times = 0; times < SignIn.PER_NETWORK; times++)
            assertThat(withPasskey("203.0.113.0")).isInstanceOf(Admission.Admitted.class);
        assertThat(withPasskey("203.0.113.0")).isEqualTo(new Admission.TooMany());
        for (int times = 0; times < 5; times++) world.call().dateOfBirth(AMARA, WRONG_BIRTH);
        assertThat(withPasskey("198.51.100.0")).isEqualTo(new Admission.LockedOut());
    }

    /** Who only knows what is on file is answered like anybody else. */
    @Test
    void thatSomebodyIsLockedIsToldToNoStranger() {
        for (int times = 0; times < 5; times++) world.call().dateOfBirth(AMARA, WRONG_BIRTH);
        assertThat(from("203.0.113.0", AMARAS_DETAILS).code(GUESS)).isFalse();
        assertThat(world.outbox.messages()).isEmpty();
    }

    private Admission withPasskey(String network) throws HostUnavailable {
        return world.verification.admit(network, PROGRAMME, AMARA, Proof.PASSKEY);
    }

    @Test
    void aNetworkAndAMemberAreAskedSoOftenAndNoMore() {
        for (int times = 0; times < SignIn.PER_NETWORK; times++)
            from("203.0.113.0", NOBODYS).code(GUESS);
        from("203.0.113.0", AMARAS_DETAILS).code(GUESS);
        assertThat(world.outbox.messages()).as("the network is full").isEmpty();
        world.advance(Duration.ofHours(1));
        for (int times = 0; times < 6; times++)
            from("198.51." + times + ".0", AMARAS_DETAILS).code(GUESS);
        assertThat(world.outbox.messages()).as("three messages an hour to one").hasSize(3);
    }

    private SignIn from(String network, PersonalDetails details) {
        return world.verification.signIn(network, PROGRAMME, details, "en");
    }
}
