package org.cardline.desk;

import java.time.InstantSource;
import org.cardline.programme.LiveProgramme;
import org.cardline.store.Store;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;

/** Who gets to the desk: agents of the programme, by password. The other pages are nobody's in particular. */
@Configuration(proxyBeanMethods = false)
class DeskSecurity {
    @Bean
    SecurityFilterChain deskChain(HttpSecurity http, Desk desk) {
        return http.securityMatcher("/desk", "/desk/**")
                .authorizeHttpRequests(all -> all.requestMatchers("/desk/sign-in")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/desk/sign-in")
                        .defaultSuccessUrl("/desk", true)
                        .failureUrl("/desk/sign-in?wrong"))
                .logout(out -> out.logoutUrl("/desk/sign-out")
                        .addLogoutHandler((request, response, who) -> {
                            if (who != null) desk.signOut(who.getName());
                        })
                        .logoutSuccessUrl("/desk/sign-in?out"))
                .requestCache(cache -> cache.disable()) // signing in leads to the desk, wherever one came from
                .headers(headers -> headers.disable()) // the gate's are stricter
                .build();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    }

    @Bean
    Passwords passwords(Store store, PasswordEncoder encoder) {
        return new Passwords(store, encoder);
    }

    @Bean
    SignInLimit signInLimit(InstantSource time) {
        return new SignInLimit(time);
    }

    /** Whose desk the programme doesn't list any more signs in no more. */
    @Bean
    UserDetailsService agents(LiveProgramme programme, Passwords passwords, SignInLimit limit) {
        return name -> programme
                .current()
                .queues()
                .deskOf(name)
                .flatMap(agent -> passwords.hash(agent.name()))
                .map(hash -> user(name, hash, limit.isReached(name)))
                .orElseThrow(() -> new UsernameNotFoundException("No such agent"));
    }

    private static UserDetails user(String name, String hash, boolean locked) {
        return User.withUsername(name)
                .password(hash)
                .roles("AGENT")
                .accountLocked(locked)
                .build();
    }
}
