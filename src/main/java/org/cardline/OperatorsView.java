package org.cardline;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cardline.desk.Operations;
import org.cardline.programme.LiveProgramme;

/** The settings that count, and what the programme's owner was last told of its files. */
record OperatorsView(Settings set, LiveProgramme live, ProgrammeReception reception) implements Operations {
    @Override
    public Map<String, String> settings() {
        var all = new LinkedHashMap<Setting, String>();
        all.put(Setting.MODE, set.mode().name().toLowerCase(Locale.ROOT));
        all.put(Setting.PROGRAMME, set.programme().toString());
        all.put(Setting.DATA, set.data().toString());
        all.put(Setting.BIND, set.bind().getHostAddress());
        all.put(Setting.PUBLIC_ADDRESS, shown(set.publicAddress().map(InetAddress::getHostAddress)));
        all.put(Setting.HTTP_PORT, String.valueOf(set.httpPort()));
        all.put(Setting.SIP_PORT, String.valueOf(set.sipPort()));
        all.put(Setting.RTP_PORTS, set.rtpPorts().first() + "-" + set.rtpPorts().last());
        all.put(Setting.BROWSER_PORT, String.valueOf(set.browserPort()));
        all.put(Setting.MAX_CALLS, String.valueOf(set.maxCalls()));
        all.put(Setting.DRAIN_SECONDS, String.valueOf(set.drain().toSeconds()));
        all.put(Setting.DATABASE_URL, isSet(set.databaseUrl()));
        all.put(Setting.CARD_HOST, shown(set.cardHost()));
        all.put(Setting.KEY_FILE, shown(set.keyFile()));
        all.put(Setting.MODELS, set.models().map(Path::toString).orElse("speech is off"));
        all.put(Setting.SECRETS_ON_CLEAR_MEDIA, set.secretsOnClearMedia() ? "allowed" : "never");
        all.put(Setting.CAPTIONS, set.captions() ? "on" : "off");
        all.put(Setting.SMTP_URL, shown(set.channels().mail()));
        all.put(Setting.SMTP_PASSWORD, isSet(set.channels().mailPassword()));
        all.put(Setting.RETURNS_URL, shown(set.channels().returns()));
        all.put(Setting.RETURNS_PASSWORD, isSet(set.channels().returnsPassword()));
        all.put(Setting.SMS_URL, shown(set.channels().text()));
        all.put(Setting.SMS_TOKEN, isSet(set.channels().textToken()));
        all.put(Setting.OIDC_ISSUER, shown(set.provider().provider().issuer()));
        all.put(Setting.OIDC_SECRET, isSet(set.provider().provider().secret()));
        all.put(Setting.MEMBER_OIDC_ISSUER, shown(set.memberProvider().issuer()));
        all.put(Setting.MEMBER_OIDC_SECRET, isSet(set.memberProvider().secret()));
        var named = new LinkedHashMap<String, String>();
        all.forEach((setting, value) -> named.put(setting.variable(), value));
        return named;
    }

    private static String shown(Optional<?> value) {
        return value.map(Object::toString).orElse("not set");
    }

    private static String isSet(Optional<String> secret) {
        return secret.isPresent() ? "set" : "not set";
    }

    @Override
    public String programme() {
        return live.current().name();
    }

    @Override
    public List<String> mistakes() {
        return reception.whyKeptOut();
    }
}
