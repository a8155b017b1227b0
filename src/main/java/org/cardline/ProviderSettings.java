package org.cardline;

import java.net.URI;
import java.util.Optional;
import org.cardline.channels.MailServer;
import org.cardline.desk.Provider;

/** The issuer's own sign-in, as it is set. */
final class ProviderSettings {
    private ProviderSettings() {}

    /** @param here whether only this machine may be asked, as in a demonstration */
    static Provider of(SettingValues values, boolean here) {
        Optional<URI> issuer = values.optional(Setting.OIDC_ISSUER, text -> issuer(text, here));
        Optional<String> client = values.text(Setting.OIDC_CLIENT);
        if (issuer.isPresent() && client.isEmpty())
            values.refuse(
                    Setting.OIDC_ISSUER, "it knows us by " + Setting.OIDC_CLIENT.variable() + ", which is not set");
        return new Provider(
                issuer,
                client.orElse(""),
                values.text(Setting.OIDC_SECRET),
                values.text(Setting.OIDC_NAME_CLAIM).orElseThrow(),
                values.text(Setting.OIDC_ROLE_CLAIM).orElseThrow());
    }

    private static Optional<URI> issuer(String text, boolean here) {
        URI uri = URI.create(text);
        if (uri.getHost() == null || uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null)
            return Optional.empty();
        boolean thisMachine = MailServer.isThisMachine(uri.getHost());
        boolean fits = "https".equals(uri.getScheme()) && (thisMachine || !here)
                || "http".equals(uri.getScheme()) && thisMachine;
        return Optional.of(uri).filter(ignored -> fits);
    }
}
