package org.cardline;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cardline.desk.DeskProvider;
import org.cardline.speech.Models;
import org.cardline.speech.PiperVoice;
import org.cardline.store.StoreSettings;
import org.cardline.web.Provider;

/**
 * The settings, each within what {@link Setting} allows.
 *
 * @param programme its folder
 * @param data folder of the database and all that is kept
 * @param bind the address that every socket is bound to
 * @param publicAddress the address to tell telephones, where it isn't {@code bind}
 * @param httpPort 0: any free one
 * @param sipPort 0: any free one
 * @param rtpPorts the ports of the calls' legs
 * @param browserPort of all browsers' media; 0: any free one
 * @param callbackPort where a demonstration calls back, on this machine; empty: as the programme says, and always when live
 * @param maxCalls a call beyond them is answered 503
 * @param cardHost the card host's REST interface; empty: the demonstration's, in this process
 * @param models the folder that the recogniser's models may be in; empty: speech is switched off
 * @param secretsOnClearMedia whether security codes and one-time codes are asked for over plain RTP beyond this machine
 * @param captions whether a page that a call is made from shows what the line says
 * @param channels how letters go out
 * @param provider the issuer's own sign-in of who works here
 * @param memberProvider the issuer's own sign-in of card members
 * @param piper what reads names; empty: flite or FreeTTS
 * @param drain how long running calls may go on after a stop
 */
record Settings(
        Mode mode,
        Path programme,
        Path data,
        InetAddress bind,
        Optional<InetAddress> publicAddress,
        int httpPort,
        int sipPort,
        PortRange rtpPorts,
        int browserPort,
        Optional<Integer> callbackPort,
        int maxCalls,
        Duration drain,
        Optional<String> databaseUrl,
        Optional<URI> cardHost,
        Optional<Path> keyFile,
        Optional<Path> models,
        boolean secretsOnClearMedia,
        Optional<PiperVoice> piper,
        boolean captions,
        ChannelSettings channels,
        DeskProvider provider,
        Provider memberProvider) {

    enum Mode {
        /** Fictional customers, on this machine alone. */
        DEMONSTRATION,
        /** An issuer's own customers. */
        LIVE
    }

    /** From {@code first} to {@code last}, both included. */
    record PortRange(int first, int last) {}

    private static final Pattern RANGE = Pattern.compile("(\\d{4,5}) ?[-–] ?(\\d{4,5})");
    private static final int HIGHEST_PORT = 65_535;

    /**
     * @param root the folder that relative paths begin in
     * @throws SettingsException if anything is wrong; it names every wrong value, where it came from, what is allowed
     */
    static Settings of(Path root, SettingValues values) {
        Mode mode = values.value(Setting.MODE, Settings::mode);
        var settings = new Settings(
                mode,
                values.value(Setting.PROGRAMME, text -> Optional.of(programme(root, text))),
                values.value(
                        Setting.DATA, text -> Optional.of(root.resolve(text).normalize())),
                values.value(Setting.BIND, Settings::address),
                values.optional(Setting.PUBLIC_ADDRESS, Settings::address),
                values.value(Setting.HTTP_PORT, text -> whole(text, 0, HIGHEST_PORT)),
                values.value(Setting.SIP_PORT, text -> whole(text, 0, HIGHEST_PORT)),
                values.value(Setting.RTP_PORTS, Settings::range),
                values.value(Setting.BROWSER_PORT, text -> whole(text, 0, HIGHEST_PORT)),
                callbackPort(mode, values),
                values.value(Setting.MAX_CALLS, text -> whole(text, 1, 20_000)),
                values.value(
                        Setting.DRAIN_SECONDS, text -> whole(text, 0, 86_400).map(Duration::ofSeconds)),
                values.text(Setting.DATABASE_URL),
                values.optional(Setting.CARD_HOST, Settings::loopbackUri),
                values.optional(
                        Setting.KEY_FILE, text -> Optional.of(root.resolve(text).normalize())),
                models(root, values),
                values.value(Setting.SECRETS_ON_CLEAR_MEDIA, Settings::neverOrAllowed),
                values.optional(Setting.PIPER, text -> piper(root, text)),
                values.value(Setting.CAPTIONS, Settings::onOrOff),
                ChannelSettings.of(values, mode == Mode.DEMONSTRATION),
                ProviderSettings.ofDesk(values, mode == Mode.DEMONSTRATION),
                ProviderSettings.ofMembers(values, mode == Mode.DEMONSTRATION));
        settings.refuseBeyondLoopback(values);
        settings.refuseFictionalPeople(values);
        if (!values.wrong().isEmpty()) throw new SettingsException(values.wrong());
        return settings;
    }

    private static Optional<Path> models(Path root, SettingValues values) {
        boolean on = values.value(Setting.SPEECH, Settings::onOrOff);
        Path folder = values.text(Setting.MODELS).map(root::resolve).orElseGet(Models::usualFolder);
        return on ? Optional.of(folder) : Optional.empty();
    }

    private static Optional<Boolean> onOrOff(String text) {
        return switch (text) {
            case "on" -> Optional.of(true);
            case "off" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private void refuseBeyondLoopback(SettingValues values) {
        if (bind.isLoopbackAddress()) return;
        values.refuse(
                Setting.BIND,
                switch (mode) {
                    case DEMONSTRATION -> "a demonstration stays on this machine. Use 127.0.0.1";
                    case LIVE ->
                        "live beyond this machine needs HTTPS and operators' sign-in, which this version doesn't have"
                                + " yet. Use 127.0.0.1";
                });
    }

    private void refuseFictionalPeople(SettingValues values) {
        if (mode == Mode.LIVE && cardHost.isEmpty()) {
            values.refuse(
                    Setting.CARD_HOST, "live needs the issuer's card host; the demonstration's people are fictional");
        }
    }

    private static Optional<Integer> callbackPort(Mode mode, SettingValues values) {
        Optional<Integer> port = values.value(Setting.CALLBACK_PORT, Settings::portOrOff);
        if (mode == Mode.DEMONSTRATION) return port;
        if (port.isPresent() && values.isSet(Setting.CALLBACK_PORT))
            values.refuse(Setting.CALLBACK_PORT, "live calls back as the programme's queues.yaml says");
        return Optional.empty();
    }

    private static Optional<Optional<Integer>> portOrOff(String text) {
        return text.equals("off")
                ? Optional.of(Optional.empty())
                : whole(text, 1_024, HIGHEST_PORT).map(Optional::of);
    }

    private static Optional<Boolean> neverOrAllowed(String text) {
        return switch (text) {
            case "never" -> Optional.of(false);
            case "allowed" -> Optional.of(true);
            default -> Optional.empty();
        };
    }

    private static Path programme(Path root, String text) {
        Path named = root.resolve("programmes").resolve(text);
        return text.contains("/") ? root.resolve(text) : named;
    }

    private static Optional<Mode> mode(String text) {
        return Optional.of(Mode.valueOf(text.toUpperCase(java.util.Locale.ROOT)));
    }

    /** Written as numbers: a name would be looked up, and may mean another machine tomorrow. */
    private static Optional<InetAddress> address(String text) {
        return Optional.of(InetAddress.ofLiteral(text));
    }

    /** Card numbers go there: until the way is encrypted and both ends prove who they are, not beyond this machine. */
    private static Optional<URI> loopbackUri(String text) {
        URI uri = URI.create(text);
        boolean fits = "http".equals(uri.getScheme())
                && uri.getHost() != null
                && uri.getUserInfo() == null
                && InetAddress.ofLiteral(uri.getHost()).isLoopbackAddress();
        return Optional.of(uri).filter(ignored -> fits);
    }

    private static Optional<PiperVoice> piper(Path root, String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) return Optional.empty();
        var piper = new PiperVoice(root.resolve(text.substring(0, colon)), root.resolve(text.substring(colon + 1)));
        return Optional.of(piper)
                .filter(each -> Files.isExecutable(each.program()) && Files.isRegularFile(each.model()));
    }

    private static Optional<Integer> whole(String text, int least, int most) {
        return Optional.of(Integer.valueOf(text)).filter(number -> number >= least && number <= most);
    }

    private static Optional<PortRange> range(String text) {
        Matcher ports = RANGE.matcher(text);
        if (!ports.matches()) return Optional.empty();
        var range = new PortRange(Integer.parseInt(ports.group(1)), Integer.parseInt(ports.group(2)));
        boolean fits = range.first() >= 1024 && range.last() <= HIGHEST_PORT && range.last() - range.first() >= 2;
        return Optional.of(range).filter(ignored -> fits);
    }

    boolean isDemonstration() {
        return mode == Mode.DEMONSTRATION;
    }

    /** The file of the key of recordings. */
    Path key() {
        return keyFile.orElse(data.resolve("key"));
    }

    StoreSettings store() {
        return new StoreSettings(data, databaseUrl);
    }

    /** Without the database's address, which may hold a password. */
    @Override
    public String toString() {
        return "Settings[" + mode + ", " + programme + ", " + data + ", " + bind + "]";
    }
}
