package org.cardline.guide;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a page's script and the server tell each other about passkeys (Web Authentication, level 3, section 5.1). */
final class PasskeyJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    private PasskeyJson() {}

    /** That somebody who has signed in wants one. */
    static PublicKeyCredentialCreationOptionsRequest wish(String name) {
        return new ImmutablePublicKeyCredentialCreationOptionsRequest(
                UsernamePasswordAuthenticationToken.authenticated(name, "", AuthorityUtils.NO_AUTHORITIES));
    }

    /** That somebody wants to sign in with one; who it is, the authenticator tells. */
    static PublicKeyCredentialRequestOptionsRequest ask() {
        return new ImmutablePublicKeyCredentialRequestOptionsRequest(new AnonymousAuthenticationToken(
                "guide", "nobody yet", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS")));
    }

    /** @param shown what the authenticator calls the account: no reference of the card host's */
    static String of(PublicKeyCredentialCreationOptions options, String shown) {
        ObjectNode tree = JSON.valueToTree(options);
        tree.withObject("/user").put("name", shown).put("displayName", shown);
        return tree.toString();
    }

    static String of(PublicKeyCredentialRequestOptions options) {
        return JSON.writeValueAsString(options);
    }

    static RelyingPartyPublicKey made(String json) {
        return JSON.readValue(json, Made.class).publicKey();
    }

    static PublicKeyCredential<AuthenticatorAssertionResponse> used(String json) {
        return JSON.readValue(json, new TypeReference<>() {});
    }

    private record Made(RelyingPartyPublicKey publicKey) {}
}
