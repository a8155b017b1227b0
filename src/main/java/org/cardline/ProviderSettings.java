package org.cardline;

import java.net.URI;
import java.util.Optional;
import org.cardline.channels.MailServer;
import org.cardline.desk.DeskProvider;
import org.cardline.web.Provider;

/** The issuer's own sign-ins, as they are set. */
final class ProviderSettings {
    private ProviderSettings() {}

    /** Of who works here. @param here whether only this machine may be asked, as in a demonstration */
    static DeskProvider ofDesk(SettingValues values, boolean here) {
        var own = new Own(Setting.OIDC_ISSUER, Setting.OIDC_CLIENT, Setting.OIDC_SECRET, Setting.OIDC_NAME_CLAIM);
        return new DeskProvider(
                own.read(values, here), values.text(Setting.OIDC_ROLE_CLAIM).orElseThrow());
    }

    /** Of card members. */
    static Provider ofMembers(SettingValues values, boolean here) {
        var own = new Own(
                Setting.MEMBER_OIDC_ISSUER,
                Setting.MEMBER_OIDC_CLIENT,
                Setting.MEMBER_OIDC_SECRET,
                Setting.MEMBER_OIDC_CLAIM);
        return own.read(values, here);
    }

    /** The settings of one. */
    private record Own(Setting issuer, Setting client, Setting secret, Setting claim) {
        Provider read(SettingValues values, boolean here) {
            Optional<URI> address = values.optional(issuer, text -> address(text, here));
            Optional<String> known = values.text(client);
            if (address.isPresent() && known.isEmpty())
                values.refuse(issuer, "it knows us by " + client.variable() + ", which is not set");
            return new Provider(
                    address,
                    known.orElse(""),
                    values.text(secret),
                    values.text(claim).orElseThrow());
        }
    }

    private static Optional<URI> address(String text, boolean here) {
        URI uri = URI.create(text);
        if (uri.getHost() == null || uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null)
            return Optional.empty();
        boolean thisMachine = MailServer.isThisMachine(uri.getHost());
        boolean fits = "https".equals(uri.getScheme()) && (thisMachine || !here)
                || "http".equals(uri.getScheme()) && thisMachine;
        return Optional.of(uri).filter(ignored -> fits);
    }
}
