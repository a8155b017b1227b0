package org.cardline.desk;

import java.net.URI;
import java.util.Optional;

/**
 * The issuer's own sign-in, an OpenID provider.
 *
 * @param issuer its address, under which it tells all others; empty: there is none
 * @param client how it knows us
 * @param secret what proves that it is us
 * @param nameClaim the claim that has the name of somebody of the programme; people must not choose it themselves
 * @param roleClaim the claim that has {@code agent}, {@code supervisor} or {@code operator}, alone or in a list
 */
public record Provider(
        Optional<URI> issuer, String client, Optional<String> secret, String nameClaim, String roleClaim) {
    /** Without the secret. */
    @Override
    public String toString() {
        return "Provider[" + issuer + ", " + client + "]";
    }
}
