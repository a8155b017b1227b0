package org.cardline.web;

import java.net.URI;
import java.util.Optional;

/**
 * The issuer's own sign-in, an OpenID provider: of who works here, or of card members.
 *
 * @param issuer its address, under which it tells all others; empty: there is none
 * @param client how it knows us
 * @param secret what proves that it is us
 * @param nameClaim the claim that has the name of somebody of the programme, or the card host's reference of a card
 *     member; people must not choose it themselves
 */
public record Provider(Optional<URI> issuer, String client, Optional<String> secret, String nameClaim) {
    /** Without the secret. */
    @Override
    public String toString() {
        return "Provider[" + issuer + ", " + client + "]";
    }
}
