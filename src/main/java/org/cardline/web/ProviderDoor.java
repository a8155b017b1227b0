package org.cardline.web;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/**
 * The way to the provider, as it tells it itself (OpenID Connect Discovery 1.0) when somebody first wants to sign in there,
 * and not before: Cardline starts without it. Authorization code with proof key (RFC 7636) and nonce. Any thread.
 */
public final class ProviderDoor implements ClientRegistrationRepository {
    public static final String ID = "provider";
    private static final Logger LOG = LoggerFactory.getLogger(ProviderDoor.class);

    /** So long one that failed is left alone: a page asked for many times asks it once. */
    private static final Duration LEFT_ALONE = Duration.ofSeconds(30);

    private final Provider provider;
    private final String back;
    private final InstantSource time;
    private volatile @Nullable ClientRegistration known;
    private Instant silentUntil = Instant.MIN;

    /** @param back the path here that the provider sends people back to */
    public ProviderDoor(Provider provider, String back, InstantSource time) {
        this.provider = provider;
        this.back = back;
        this.time = time;
    }

    /** Whether there is a provider at all. */
    public boolean isThere() {
        return provider.issuer().isPresent();
    }

    /** Whether it answers: asks it where we don't know yet. */
    public boolean isOpen() {
        try {
            return findByRegistrationId(ID) != null;
        } catch (RuntimeException notThere) {
            LOG.warn("The sign-in of {} can't be used: {}", provider, notThere.getMessage());
            return false;
        }
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(ID) || provider.issuer().isEmpty()) return null;
        ClientRegistration found = known;
        return found == null ? asked(provider.issuer().get()) : found;
    }

    /** One asks, others wait for what comes of it. */
    private synchronized ClientRegistration asked(URI issuer) {
        ClientRegistration found = known;
        if (found != null) return found;
        if (time.instant().isBefore(silentUntil)) throw new IllegalStateException("it failed a moment ago");
        try {
            found = discover(issuer);
            known = found;
            return found;
        } catch (RuntimeException silent) {
            silentUntil = time.instant().plus(LEFT_ALONE);
            throw silent;
        }
    }

    private ClientRegistration discover(URI issuer) {
        var found = ClientRegistrations.fromOidcIssuerLocation(issuer.toString())
                .registrationId(ID)
                .clientId(provider.client())
                .clientAuthenticationMethod(
                        provider.secret().isPresent()
                                ? ClientAuthenticationMethod.CLIENT_SECRET_BASIC
                                : ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}" + back)
                .scope("openid", "profile")
                .userNameAttributeName(provider.nameClaim())
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build());
        provider.secret().ifPresent(found::clientSecret);
        return found.build();
    }
}
