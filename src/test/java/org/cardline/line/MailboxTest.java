package org.cardline.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.cardline.media.Key;
import org.junit.jupiter.api.Test;

/** Which key comes next. */
class MailboxTest {
    private final Mailbox mailbox = new Mailbox();

    @Test
    void keysThatAreSetAsideComeBackBeforeThoseThatCameSince() {
        press("12");
        mailbox.setAside();
        assertThat(mailbox.hasKeys()).isFalse();
        assertThat(mailbox.hasKeyIn(Key.ALL)).isFalse();
        press("034");
        assertThat(mailbox.takeKey()).isEqualTo('0');
        mailbox.putBack();
        assertThat(taken()).isEqualTo("1234");
    }

    @Test
    void keysThatAreForgottenMeanwhileAreNoneThatWereSetAside() {
        press("12");
        mailbox.setAside();
        press("34");
        mailbox.forgetKeys();
        mailbox.putBack();
        assertThat(taken()).isEqualTo("12");
    }

    @Test
    void noMoreKeysAreKeptForAnyThatIsSetAside() {
        press("1".repeat(Mailbox.MOST_KEYS - 1));
        mailbox.setAside();
        assertThat(mailbox.pressed(Key.of('2'))).isTrue();
        assertThat(mailbox.pressed(Key.of('3'))).isFalse();
        assertThat(mailbox.takeKey()).isEqualTo('2');
        mailbox.putBack();
        assertThat(taken()).isEqualTo("1".repeat(Mailbox.MOST_KEYS - 1));
    }

    private void press(String keys) {
        keys.chars().forEach(key -> mailbox.pressed(Key.of((char) key)));
    }

    private String taken() {
        var keys = new StringBuilder();
        while (mailbox.hasKeys()) keys.append(mailbox.takeKey());
        return keys.toString();
    }
}
