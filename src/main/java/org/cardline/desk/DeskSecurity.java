package org.cardline.desk;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.cardline.programme.LiveProgramme;
import org.cardline.programme.Queues;
import org.cardline.store.Store;
import org.cardline.web.NoTokens;
import org.cardline.web.PasskeyParty;
import org.cardline.web.PasskeyPeople;
import org.cardline.web.Passkeys;
import org.cardline.web.ProviderDoor;
import org.cardline.web.WebSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who gets to the desk, agents, to the floor, supervisors, and to the operations, operators: those of the programme, by password, passkey, or the issuer's own sign-in. The other pages are
 * nobody's in particular.
 */
@Configuration(proxyBeanMethods = false)
class DeskSecurity {
    private static final Logger LOG = LoggerFactory.getLogger(DeskSecurity.class);
    private static final int LONGEST_LOGGED = 300;
    static final String AGENT = "AGENT";
    static final String SUPERVISOR = "SUPERVISOR";
    static final String OPERATOR = "OPERATOR";
    private static final String BACK = "/desk/provider/back";
    private static final String WRONG = "/desk/sign-in?wrong";
    private static final RequestMatcher PASSWORD =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/desk/sign-in");

    @Bean
    SecurityFilterChain deskChain(
            HttpSecurity http,
            Desk desk,
            ProviderDoor door,
            ProvidedPeople people,
            SignInLimit limit,
            LiveProgramme programme,
            @Value("${spring.session.timeout}") Duration longestUnused,
            InstantSource time) {
        return http.securityMatcher("/desk", "/desk/**", "/webauthn/**", "/login/webauthn")
                .authorizeHttpRequests(all -> all.requestMatchers("/desk/sign-in", "/desk/sign-in/provider")
                        .permitAll()
                        .requestMatchers("/desk/floor", "/desk/floor/**")
                        .access(isNow(SUPERVISOR, programme))
                        .requestMatchers("/desk/operations")
                        .access(isNow(OPERATOR, programme))
                        .requestMatchers(HttpMethod.DELETE, "/webauthn/**")
                        .denyAll() // only its owner's page removes a passkey
                        .requestMatchers("/desk/sign-out", "/desk/passkeys", "/desk/passkeys/**", "/webauthn/**")
                        .authenticated()
                        .anyRequest()
                        .access(isNow(AGENT, programme)))
                .formLogin(form -> form.loginPage("/desk/sign-in")
                        .successHandler(DeskSecurity::enter)
                        .failureUrl(WRONG))
                .addFilterBefore(new UnusedSessions(longestUnused, time), SecurityContextHolderFilter.class)
                .addFilterBefore(comparedWithin(limit), UsernamePasswordAuthenticationFilter.class)
                .oauth2Login(provider -> provider.loginPage("/desk/sign-in")
                        .clientRegistrationRepository(door)
                        .authorizedClientRepository(new NoTokens())
                        .authorizationEndpoint(there -> there.baseUri("/desk/provider/to"))
                        .redirectionEndpoint(back -> back.baseUri(BACK))
                        .userInfoEndpoint(who -> who.oidcUserService(people))
                        .successHandler(DeskSecurity::enter)
                        .failureHandler(DeskSecurity::refuse))
                .webAuthn(passkeys -> passkeys.rpName("Cardline").disableDefaultRegistrationPage(true))
                .logout(out -> out.logoutUrl("/desk/sign-out")
                        .addLogoutHandler((request, response, who) -> {
                            if (who != null) desk.signOut(who.getName());
                        })
                        .logoutSuccessUrl("/desk/sign-in?out"))
                .requestCache(cache -> cache.disable()) // signing in leads to the desk, wherever one came from
                .headers(headers -> headers.disable()) // the gate's are stricter
                .build();
    }

    /** By the programme of now, whoever they were when they signed in. */
    static AuthorizationManager<RequestAuthorizationContext> isNow(String role, LiveProgramme programme) {
        return (who, where) -> new AuthorizationDecision(is(who.get(), role)
                && role(programme.current().queues(), who.get().getName())
                        .filter(role::equals)
                        .isPresent());
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return Passwords.encoder();
    }

    @Bean
    Passwords passwords(Store store, PasswordEncoder encoder, WebSettings settings, InstantSource time) {
        return new Passwords(store, encoder, settings.demonstration(), time);
    }

    @Bean
    SignInLimit signInLimit(InstantSource time) {
        return new SignInLimit(time);
    }

    /** One who has tried too often is told what a wrong password is told, and it costs us nothing. */
    private static Filter comparedWithin(SignInLimit limit) {
        return (asked, answer, next) -> {
            var request = (HttpServletRequest) asked;
            if (PASSWORD.matches(request) && limit.isReached(nameIn(request), request.getRemoteAddr()))
                ((HttpServletResponse) answer).sendRedirect(WRONG);
            else next.doFilter(asked, answer);
        };
    }

    /** As Spring Security reads it. */
    private static String nameIn(HttpServletRequest request) {
        String name = request.getParameter(UsernamePasswordAuthenticationFilter.SPRING_SECURITY_FORM_USERNAME_KEY);
        return name == null ? "" : name.trim();
    }

    /** Each to where their work is. */
    private static void enter(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException {
        response.sendRedirect(home(who));
    }

    /** Says why, in our own words: the provider's are for its log, and ours. */
    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException problem)
            throws IOException {
        String code = problem instanceof OAuth2AuthenticationException refused
                ? refused.getError().getErrorCode()
                : "";
        String told = String.valueOf(problem.getMessage());
        LOG.info("Signing in with the provider failed: {}", told.substring(0, Math.min(told.length(), LONGEST_LOGGED)));
        response.sendRedirect(
                "/desk/sign-in?provider=" + ProvidedPeople.Why.of(code).code());
    }

    static String home(Authentication who) {
        if (is(who, SUPERVISOR)) return "/desk/floor";
        return is(who, OPERATOR) ? "/desk/operations" : "/desk";
    }

    private static boolean is(Authentication who, String role) {
        return who.getAuthorities().contains(new SimpleGrantedAuthority("ROLE_" + role));
    }

    @Bean
    ProviderDoor providerDoor(DeskProvider provider, InstantSource time) {
        return new ProviderDoor(provider.provider(), BACK, time);
    }

    @Bean
    ProvidedPeople providedPeople(DeskProvider provider, LiveProgramme programme) {
        return new ProvidedPeople(provider, programme);
    }

    @Bean
    Passkeys passkeys(Store store, InstantSource time) {
        return new Passkeys(store, "desk", time);
    }

    @Bean
    PasskeyPeople passkeyPeople(Store store) {
        return new PasskeyPeople(store, "desk");
    }

    @Bean
    PasskeyParty passkeyParty(PasskeyPeople people, Passkeys passkeys) {
        return new PasskeyParty(people, passkeys);
    }

    /** Whom the programme doesn't list any more signs in no more; who has passkeys needs no password. */
    @Bean
    UserDetailsService whoSignsIn(LiveProgramme programme, Passwords passwords, PasswordEncoder encoder) {
        Optional<String> nobodys =
                Optional.ofNullable(encoder.encode(UUID.randomUUID().toString()));
        return name -> role(programme.current().queues(), name)
                .flatMap(role -> passwords
                        .hash(name)
                        .or(() -> nobodys.filter(hash -> passwords.isWithout(name)))
                        .map(hash -> user(name, hash, role)))
                .orElseThrow(() -> new UsernameNotFoundException("Nobody is called so"));
    }

    /** Empty where the programme lists nobody of this name. */
    static Optional<String> role(Queues people, String name) {
        if (people.supervisors().contains(name)) return Optional.of(SUPERVISOR);
        if (people.operators().contains(name)) return Optional.of(OPERATOR);
        return people.deskOf(name).map(agent -> AGENT);
    }

    private static UserDetails user(String name, String hash, String role) {
        return User.withUsername(name).password(hash).roles(role).build();
    }
}
