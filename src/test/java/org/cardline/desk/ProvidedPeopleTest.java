package org.cardline.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cardline.programme.LiveProgramme;
import org.cardline.web.Provider;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Whom the provider vouches for, as the programme lists them: ana is an agent, sam a supervisor. */
class ProvidedPeopleTest {
    private static final Instant NOW = Instant.EPOCH;
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final ClientRegistration CLIENT = ClientRegistration.withRegistrationId("provider")
            .clientId("cardline")
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri("http://localhost/back")
            .authorizationUri("http://localhost/to")
            .tokenUri("http://localhost/token")
            .build();

    private final ProvidedPeople people = new ProvidedPeople(
            new DeskProvider(new Provider(Optional.empty(), "cardline", Optional.empty(), "name"), "roles"),
            new LiveProgramme(Path.of("programmes/american-express"), UnaryOperator.identity()));

    private OidcUser come(String name, String... roles) {
        var token = new OidcIdToken("t", NOW, LATER, Map.of("sub", "1", "name", name, "roles", List.of(roles)));
        return people.loadUser(
                new OidcUserRequest(CLIENT, new OAuth2AccessToken(TokenType.BEARER, "t", NOW, LATER), token));
    }

    @Test
    void whoIsListedInTheRoleThatTheProviderNamesIsLetIn() {
        assertThat(come("ana", "agent").getAuthorities())
                .extracting(GrantedAuthority::getAuthority)
                .containsExactly("ROLE_AGENT");
        assertThat(come("sam", "supervisor").getName()).isEqualTo("sam");
        assertThat(come("ana", "supervisor", "agent").getAuthorities())
                .extracting(GrantedAuthority::getAuthority)
                .as("what the programme lists counts")
                .containsExactly("ROLE_AGENT");
    }

    @Test
    void whoIsNotListedOrInTheOtherRoleIsRefused() {
        assertThatThrownBy(() -> come("kim", "supervisor")).hasMessage(ProvidedPeople.Why.NOT_LISTED.words);
        assertThatThrownBy(() -> come("zoe", "agent")).hasMessage(ProvidedPeople.Why.NOT_LISTED.words);
        assertThatThrownBy(() -> come("ana", "supervisor")).hasMessage(ProvidedPeople.Why.NOT_LISTED.words);
        assertThatThrownBy(() -> come("sam", "agent")).hasMessage(ProvidedPeople.Why.NOT_LISTED.words);
        assertThatThrownBy(() -> come("ana", "guest")).hasMessage(ProvidedPeople.Why.NO_ROLE.words);
    }
}
