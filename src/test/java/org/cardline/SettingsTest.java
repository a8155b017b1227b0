package org.cardline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cardline.speech.PiperVoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path root;

    @Test
    void nothingSetIsADemonstrationOnThisMachine() throws IOException {
        Settings settings = read(Map.of());
        assertThat(settings.mode()).isEqualTo(Settings.Mode.DEMONSTRATION);
        assertThat(settings.bind().isLoopbackAddress()).isTrue();
        assertThat(settings.programme()).isEqualTo(root.resolve("programmes/american-express"));
        assertThat(settings.data()).isEqualTo(root.resolve("data"));
        assertThat(settings.rtpPorts()).isEqualTo(new Settings.PortRange(10_000, 19_999));
        assertThat(settings.drain()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.databaseUrl()).isEmpty();
    }

    @Test
    void theEnvironmentWinsOverTheFile() throws IOException {
        file("# ours\n\nCARDLINE_HTTP_PORT = 8081\nCARDLINE_SIP_PORT=5070\n");
        Settings settings = read(Map.of("CARDLINE_HTTP_PORT", "0"));
        assertThat(settings.httpPort()).isZero();
        assertThat(settings.sipPort()).isEqualTo(5070);
    }

    @Test
    void everyWrongValueIsToldWithItsSourceAndWhatIsAllowed() throws IOException {
        file("\nCARDLINE_HTTP_PORT=eighty\nRTP\n");
        var environment =
                Map.of("CARDLINE_RTP_PORTS", "20000-10000", "CARDLINE_MODE", "test", "CARDLINE_BIND", "localhost");
        assertThatThrownBy(() -> read(environment))
                .isInstanceOf(SettingsException.class)
                .message()
                .contains("CARDLINE_HTTP_PORT is eighty (from cardline.env line 2): allowed is a port from 1 to 65535")
                .contains("cardline.env line 3 is no setting")
                .contains("CARDLINE_RTP_PORTS is 20000-10000 (from the environment): allowed is two ports")
                .contains("CARDLINE_MODE is test (from the environment): allowed is demonstration or live")
                .contains("CARDLINE_BIND is localhost (from the environment): allowed is an IP address");
    }

    @Test
    void aDemonstrationAloneCallsBackAtAPort() throws IOException {
        assertThat(read(Map.of()).callbackPort()).contains(5062);
        assertThat(read(Map.of("CARDLINE_CALLBACK_PORT", "5064")).callbackPort())
                .contains(5064);
        assertThat(read(Map.of("CARDLINE_CALLBACK_PORT", "off")).callbackPort()).isEmpty();
        assertThatThrownBy(() -> read(Map.of("CARDLINE_CALLBACK_PORT", "80")))
                .hasMessageContaining("CARDLINE_CALLBACK_PORT is 80");
        var live = new HashMap<>(Map.of("CARDLINE_MODE", "live", "CARDLINE_CARD_HOST", "http://127.0.0.1:8090/"));
        assertThat(read(live).callbackPort()).isEmpty();
        live.put("CARDLINE_CALLBACK_PORT", "5062");
        assertThatThrownBy(() -> read(live))
                .hasMessageContaining("live calls back as the programme's queues.yaml says");
    }

    @Test
    void codesOverClearMediaAreForTheOperatorToAllow() throws IOException {
        assertThat(read(Map.of()).secretsOnClearMedia()).isFalse();
        assertThat(read(Map.of("CARDLINE_SECRETS_ON_CLEAR_MEDIA", "allowed")).secretsOnClearMedia())
                .isTrue();
        assertThatThrownBy(() -> read(Map.of("CARDLINE_SECRETS_ON_CLEAR_MEDIA", "yes")))
                .hasMessageContaining(
                        "CARDLINE_SECRETS_ON_CLEAR_MEDIA is yes (from the environment): allowed is never,");
    }

    @Test
    void aPiperVoiceNeedsItsProgramAndItsModel() throws IOException {
        Path model = Files.writeString(root.resolve("voice.onnx"), "model");
        Path program = Files.writeString(root.resolve("piper"), "program");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        assertThat(read(Map.of("CARDLINE_PIPER", program + ":voice.onnx")).piper())
                .contains(new PiperVoice(program, model));
        for (String wrong : List.of("piper", "piper:none.onnx", "none:voice.onnx", "voice.onnx:voice.onnx")) {
            assertThatThrownBy(() -> read(Map.of("CARDLINE_PIPER", wrong)))
                    .hasMessageContaining("allowed is a Piper voice to read names with, as PROGRAM:MODEL.onnx");
        }
    }

    @Test
    void aMistypedNameIsWarnedOfWithTheNearestKnown() throws IOException {
        SettingValues values = SettingValues.of(root, Map.of("CARDLINE_HTP_PORT", "1", "CARDLINE_COLOUR", "red"));
        assertThat(values.warnings())
                .containsExactly(
                        "CARDLINE_COLOUR (from the environment) is no setting of Cardline and was left aside.",
                        "CARDLINE_HTP_PORT (from the environment) is no setting of Cardline and was left aside."
                                + " Was CARDLINE_HTTP_PORT meant?");
    }

    @Test
    void noModeGoesBeyondThisMachine() {
        assertThatThrownBy(() -> read(Map.of("CARDLINE_BIND", "0.0.0.0")))
                .hasMessageContaining("a demonstration stays on this machine");
        assertThatThrownBy(() -> read(Map.of("CARDLINE_BIND", "192.0.2.1", "CARDLINE_MODE", "live")))
                .hasMessageContaining("HTTPS and operators' sign-in");
    }

    @Test
    void liveServesNobodyFromTheDemonstrationsPeople() throws IOException {
        assertThatThrownBy(() -> read(Map.of("CARDLINE_MODE", "live")))
                .hasMessageContaining("needs the issuer's card host");
        var issuers = Map.of("CARDLINE_MODE", "live", "CARDLINE_CARD_HOST", "http://127.0.0.1:8090/");
        assertThat(read(issuers).cardHost()).isPresent();
    }

    @Test
    void cardNumbersGoToNoHostBeyondThisMachine() {
        for (String elsewhere :
                List.of("http://192.0.2.1/", "https://127.0.0.1/", "http://cards.example.com/", "127.0.0.1")) {
            assertThatThrownBy(() -> read(Map.of("CARDLINE_CARD_HOST", elsewhere)))
                    .as(elsewhere)
                    .hasMessageContaining("CARDLINE_CARD_HOST is " + elsewhere)
                    .hasMessageContaining("on this machine");
        }
    }

    @Test
    void aDatabasesPasswordIsNotPrinted() throws IOException {
        Settings settings = read(Map.of("CARDLINE_DATABASE_URL", "postgresql://me:canary@db/cards"));
        assertThat(settings.toString()).doesNotContain("canary");
        assertThat(settings.databaseUrl()).isPresent();
    }

    @Test
    void aDemonstrationWritesToNobodyBeyondThisMachine() throws IOException {
        for (String elsewhere : List.of("smtp://192.0.2.1:25", "smtps://mail.example.com:465", "smtp://localhost")) {
            assertThatThrownBy(() -> read(Map.of("CARDLINE_SMTP_URL", elsewhere)))
                    .as(elsewhere)
                    .hasMessageContaining("CARDLINE_SMTP_URL is " + elsewhere);
        }
        assertThatThrownBy(() -> read(Map.of("CARDLINE_SMS_URL", "https://sms.example.com/")))
                .hasMessageContaining("CARDLINE_SMS_URL is");
        ChannelSettings here = read(Map.of(
                        "CARDLINE_SMTP_URL", "smtp://localhost:2525", "CARDLINE_SMS_URL", "http://127.0.0.1:1/send"))
                .channels();
        assertThat(here.mail()).isPresent();
        assertThat(here.text()).isPresent();
    }

    @Test
    void aProviderIsAskedInClearOnThisMachineAloneAndKnowsUsByAName() throws IOException {
        assertThat(read(Map.of()).provider().provider().issuer()).isEmpty();
        assertThatThrownBy(() -> read(Map.of("CARDLINE_OIDC_ISSUER", "http://127.0.0.1:1/")))
                .hasMessageContaining("CARDLINE_OIDC_CLIENT");
        var live = new HashMap<>(Map.of("CARDLINE_MODE", "live", "CARDLINE_CARD_HOST", "http://127.0.0.1:8090/"));
        live.put("CARDLINE_OIDC_CLIENT", "cardline");
        live.put("CARDLINE_OIDC_SECRET", "canary");
        live.put("CARDLINE_OIDC_ISSUER", "https://id.example.com/realm");
        assertThat(read(live).provider().toString()).contains("id.example.com").doesNotContain("canary");
        live.put("CARDLINE_OIDC_ISSUER", "http://id.example.com/");
        assertThatThrownBy(() -> read(live)).hasMessageContaining("CARDLINE_OIDC_ISSUER is http://id.example.com/");
    }

    @Test
    void liveWritesAnywhereButTextsNeverInClearAndNoPasswordIsPrinted() throws IOException {
        var live = Map.of("CARDLINE_MODE", "live", "CARDLINE_CARD_HOST", "http://127.0.0.1:8090/");
        var letters = new HashMap<>(live);
        letters.put("CARDLINE_SMTP_URL", "smtps://cardline@mail.example.com:465");
        letters.put("CARDLINE_SMTP_PASSWORD", "canary");
        letters.put("CARDLINE_SMS_URL", "https://sms.example.com/send");
        assertThat(read(letters).channels().toString())
                .contains("mail.example.com")
                .doesNotContain("canary");
        letters.put("CARDLINE_SMS_URL", "http://sms.example.com/send");
        letters.put("CARDLINE_SMTP_URL", "smtps://cardline:canary@mail.example.com:465");
        assertThatThrownBy(() -> read(letters))
                .hasMessageContaining("CARDLINE_SMS_URL is http://sms.example.com/send")
                .hasMessageContaining("CARDLINE_SMTP_URL is smtps://cardline:••••@mail.example.com:465")
                .message()
                .doesNotContain("canary");
    }

    @Test
    void aSlipInThePrefixIsToldAndOtherProgramsNamesAreNot() {
        var environment = Map.of("CARDLNE_SIP_PORT", "1", "cardline_data", "x", "DATABASE_URL", "y", "BIND", "z");
        assertThat(SettingValues.of(root, environment).warnings())
                .containsExactly(
                        "CARDLNE_SIP_PORT (from the environment) is no setting of Cardline and was left aside."
                                + " Was CARDLINE_SIP_PORT meant?",
                        "cardline_data (from the environment) is no setting of Cardline and was left aside."
                                + " Was CARDLINE_DATA meant?");
    }

    @Test
    void whatIsSetToNothingIsAsUsual() throws IOException {
        file("CARDLINE_HTTP_PORT=\nCARDLINE_DATABASE_URL=postgresql://db/cards\n");
        Settings settings = read(Map.of("CARDLINE_DATA", "", "CARDLINE_DATABASE_URL", ""));
        assertThat(settings.httpPort()).isEqualTo(8080);
        assertThat(settings.data()).isEqualTo(root.resolve("data"));
        assertThat(settings.databaseUrl()).isEmpty();
    }

    private Settings read(Map<String, String> environment) throws IOException {
        return Settings.of(root, SettingValues.of(root, environment));
    }

    private void file(String text) throws IOException {
        Files.writeString(root.resolve(SettingValues.FILE), text);
    }
}
