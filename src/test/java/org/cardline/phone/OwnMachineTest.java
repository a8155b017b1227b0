package org.cardline.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Judged before there is a socket: nothing here sends anything. */
class OwnMachineTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "::1", "[::1]", "localhost", "LOCALHOST"})
    void thisMachineIsCalled(String host) {
        assertThat(OwnMachine.address(host).isLoopbackAddress()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "0.0.0.0", "[2001:db8::1]", "line.example.com", "127.0.0.1.example.com", ""})
    void anotherMachineIsRefusedInASentenceAndNoNameIsLookedUp(String host) {
        assertThatThrownBy(() -> OwnMachine.address(host))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(host + " is not this machine")
                .hasMessageEndingWith("Nothing was sent.");
    }
}
