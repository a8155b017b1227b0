package org.cardline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
    @Test
    void theAccountIsTakenOutOfTheAddress() {
        var address = DatabaseAddress.parse("postgresql://me:p%40ss+1@db.example:5433/cards?sslmode=require");
        assertThat(address.url()).isEqualTo("jdbc:postgresql://db.example:5433/cards?sslmode=require");
        assertThat(address.user()).contains("me");
        assertThat(address.password()).contains("p@ss+1");
    }

    @Test
    void aDriversOwnAddressIsTakenAsItIs() {
        var address = DatabaseAddress.parse("jdbc:postgresql://one,two/cards");
        assertThat(address.url()).isEqualTo("jdbc:postgresql://one,two/cards");
        assertThat(address.user()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://me:canary@db/x", "postgresql://me:canary@db", "postgres://me:canary@ /x"})
    void whatIsNoAddressIsRefusedWithoutRepeatingThePassword(String text) {
        assertThatThrownBy(() -> DatabaseAddress.parse(text))
                .isInstanceOf(StoreException.class)
                .hasNoCause()
                .message()
                .contains("postgresql://user:password@host")
                .doesNotContain("canary");
    }
}
