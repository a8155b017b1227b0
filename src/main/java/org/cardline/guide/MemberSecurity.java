package org.cardline.guide;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.cardline.cards.CustomerReference;
import org.cardline.cards.HostUnavailable;
import org.cardline.programme.Programme;
import org.cardline.programme.Proof;
import org.cardline.verification.Admission;
import org.cardline.verification.SignIn;
import org.cardline.verification.Verification;
import org.cardline.web.Network;
import org.cardline.web.NoTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.NullSecurityContextRepository;

/**
 * The way of a card member to the issuer's own sign-in and back, by Spring Security's client. Of what comes back one claim
 * counts; what is kept is a {@link Visit}, as after a code: to Spring Security, and so at the desk, members are nobody.
 */
@Configuration(proxyBeanMethods = false)
class MemberSecurity {
    private static final Logger LOG = LoggerFactory.getLogger(MemberSecurity.class);

    @Bean
    SecurityFilterChain memberChain(HttpSecurity http, MemberProvider provider, Entrance entrance, InstantSource time) {
        return http.securityMatcher("/guide/member/provider/**")
                .authorizeHttpRequests(all -> all.anyRequest().denyAll()) // the filters before answer what is for them
                .oauth2Login(there -> there.loginPage("/guide" + MemberPages.SIGN_IN)
                        .clientRegistrationRepository(provider.door())
                        .authorizedClientRepository(new NoTokens())
                        .authorizationEndpoint(to ->
                                to.baseUri(MemberProvider.TO).authorizationRequestRepository(new ProviderAsked(time)))
                        .redirectionEndpoint(back -> back.baseUri(MemberProvider.BACK))
                        .userInfoEndpoint(who -> who.oidcUserService(request -> named(request, provider.claim())))
                        .securityContextRepository(new NullSecurityContextRepository())
                        .successHandler(entrance::enter)
                        .failureHandler(MemberSecurity::refuse))
                .addFilterBefore(new ProviderLimit(time), OAuth2AuthorizationRequestRedirectFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .headers(headers -> headers.disable()) // the gate's are stricter
                .build();
    }

    @Bean
    Entrance memberEntrance(ServedNumbers served, Verification verification, Visits visits) {
        return new Entrance(served.programme(), verification, visits);
    }

    private static OidcUser named(OidcUserRequest request, String claim) {
        String name = request.getIdToken().getClaimAsString(claim);
        if (name == null) throw new OAuth2AuthenticationException(new OAuth2Error("no-name"));
        return new DefaultOidcUser(List.of(), request.getIdToken(), claim);
    }

    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException problem)
            throws IOException {
        LOG.info("A member's sign-in elsewhere failed: {}", problem.getClass().getSimpleName());
        refuse(NotAdmitted.UNKNOWN, request, response);
    }

    static void refuse(NotAdmitted why, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(ProviderAsked.guide(request) + MemberPages.SIGN_IN + "?refused=" + why.word());
    }

    /** Whom the provider names is let in, where the card host knows them. */
    record Entrance(Supplier<Programme> programme, Verification verification, Visits visits) {
        void enter(HttpServletRequest request, HttpServletResponse response, Authentication who) throws IOException {
            try {
                var admission = verification.admit(
                        Network.of(request.getRemoteAddr()),
                        programme.get(),
                        new CustomerReference(who.getName()),
                        Proof.ISSUER_SIGN_IN);
                switch (admission) {
                    case Admission.Admitted(SignIn signIn) -> enter(signIn, request, response);
                    case Admission.Refusal refusal -> refuse(NotAdmitted.of(refusal), request, response);
                }
            } catch (HostUnavailable
                    | IllegalArgumentException nobody) { // also where the host knows nobody of that name
                LOG.info(
                        "Whom the members' provider named is not let in: {}",
                        nobody.getClass().getSimpleName());
                refuse(NotAdmitted.UNKNOWN, request, response);
            }
        }

        private void enter(SignIn signIn, HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.addHeader(
                    HttpHeaders.SET_COOKIE, visits.begin(signIn, request).toString());
            response.sendRedirect(ProviderAsked.guide(request) + SignInPages.ENTERED);
        }
    }
}
