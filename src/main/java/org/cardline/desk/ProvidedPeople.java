package org.cardline.desk;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cardline.programme.LiveProgramme;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Who somebody is here whom the provider vouches for: by two claims of its signed token. The programme must list the name in that
 * role: who has a name of the other one would share its telephone and its records. Any thread.
 */
final class ProvidedPeople implements OAuth2UserService<OidcUserRequest, OidcUser> {
    private final DeskProvider provider;
    private final LiveProgramme programme;

    ProvidedPeople(DeskProvider provider, LiveProgramme programme) {
        this.provider = provider;
        this.programme = programme;
    }

    /** Why somebody whom the provider knows is nobody here. */
    enum Why {
        NO_NAME("The sign-in service did not tell your name. Ask who manages it."),
        NO_ROLE("The sign-in service gives you no role here. Ask who manages it for agent, supervisor or operator."),
        NOT_LISTED("The programme lists nobody of your name and role. Ask a supervisor."),
        UNREACHABLE("The sign-in service can't be reached now. Use your password, or try again later."),
        FAILED("Signing in there did not succeed. Try again.");

        final String words;

        Why(String words) {
            this.words = words;
        }

        /** Its code in an address; {@link #FAILED} where there is no such. */
        static Why of(String code) {
            for (Why each : values()) if (each.code().equals(code)) return each;
            return FAILED;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private OAuth2AuthenticationException refusal() {
            return new OAuth2AuthenticationException(new OAuth2Error(code()), words);
        }
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcIdToken token = request.getIdToken();
        String name = token.getClaimAsString(provider.provider().nameClaim());
        if (name == null || name.isBlank()) throw Why.NO_NAME.refusal();
        Collection<?> roles = all(token.getClaim(provider.roleClaim()));
        var role = new SimpleGrantedAuthority("ROLE_" + role(name, roles));
        return new DefaultOidcUser(List.of(role), token, provider.provider().nameClaim());
    }

    private static Collection<?> all(@Nullable Object claim) {
        if (claim == null) return List.of();
        return claim instanceof Collection<?> several ? several : List.of(claim);
    }

    private String role(String name, Collection<?> roles) {
        if (Stream.of("agent", "supervisor", "operator").noneMatch(roles::contains)) throw Why.NO_ROLE.refusal();
        return DeskSecurity.role(programme.current().queues(), name)
                .filter(listed -> roles.contains(listed.toLowerCase(Locale.ROOT)))
                .orElseThrow(Why.NOT_LISTED::refusal);
    }
}
