package org.cardline.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.cardline.media.Clip;
import org.cardline.media.SpeechLevel;
import org.cardline.media.ToneDetector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NameVoiceTest {
    private static final List<String> MERCHANTS = List.of(
            "Blue Harbor Books",
            "SQ *KOFIE&CO 0423",
            "Corner Bakery",
            "Sunrise Pharmacy",
            "Taxi Lisboa",
            "Hotel Miramar",
            "Zé",
            "Pay*Star Ltd",
            "Swiss franc",
            "AB");

    @TempDir
    private Path aside;

    @Test
    void theFallbackReadsAName() {
        assertThat(loudness(new FreeTts().read("Blue Harbor Books"))).isGreaterThan(300);
    }

    @Test
    void fliteReadsANameWhereItIsInstalled() {
        ProgramVoice.flite()
                .ifPresent(flite ->
                        assertThat(loudness(flite.read("-o Blue Harbor"))).isGreaterThan(300));
    }

    @Test
    void inSpanishANameIsReadBySpanishOrLeftOut() {
        Clip read = NameVoice.spanishOfThisMachine().read("Taxi Lisboa");
        if (ProgramVoice.spanish().isPresent()) assertThat(loudness(read)).isGreaterThan(300);
        else assertThat(read.duration()).isZero();
    }

    @Test
    void namesAreAsLoudAsThePromptsUnclippedAndNoKeys() {
        Stream<NameVoice> voices = Stream.concat(
                Stream.of(new FreeTts()),
                Stream.concat(ProgramVoice.flite().stream(), ProgramVoice.spanish().stream()));
        voices.map(CachedNames::new).forEach(voice -> {
            for (String name : MERCHANTS) {
                Clip clip = voice.read(name);
                SpeechLevel level = SpeechLevel.of(clip);
                assertThat(level.activeDbov()).as(name).isCloseTo(Loudness.LEVEL_DBOV, within(1.0));
                assertThat(level.peakDbov()).as(name).isLessThan(-0.5);
                assertThat(ToneDetector.keys(clip.samples())).as(name).isEmpty();
            }
        });
    }

    @Test
    void silenceStaysSilence() {
        Clip silence = Clip.silence(Duration.ofMillis(500));
        assertThat(Loudness.even(silence).ulaw()).isEqualTo(silence.ulaw());
    }

    /** A stand-in for Piper, which is not to be had here: it takes Piper's arguments and input, and gives a tone. */
    @Test
    void aConfiguredPiperReadsByItsCommandLine() throws IOException {
        NameVoice piper = ProgramVoice.piper(standIn("cp " + tone() + " \"$4\"; cat > " + heard()));
        Clip read = piper.read("Blue Harbor --model");
        assertThat(Files.readString(heard())).isEqualTo("Blue Harbor --model\n");
        assertThat(Files.readString(aside.resolve("arguments"))).startsWith("--model " + model() + " --output_file ");
        assertThat(read.duration()).isCloseTo(Duration.ofSeconds(1), Duration.ofMillis(2));
        assertThat(ToneDetector.share(read.samples(), 1000, 4000, 1000)).isGreaterThan(0.98);
    }

    @Test
    void whereThePiperFailsTheSecondVoiceReads() throws IOException {
        var piper = ProgramVoice.piper(standIn("exit 3"));
        assertThatThrownBy(() -> piper.read("Blue Harbor"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("could not read a name")
                .hasRootCauseMessage("it ended with 3");
        Clip second = Clip.silence(Duration.ofMillis(20));
        assertThat(new Fallback(piper, _ -> second).read("Blue Harbor")).isSameAs(second);
    }

    @Test
    void theConfiguredVoiceGoesBeforeAll() throws IOException {
        var piper = standIn("cp " + tone() + " \"$4\"");
        Clip read = NameVoice.ofThisMachine(Optional.of(piper)).read("Blue Harbor");
        assertThat(ToneDetector.share(read.samples(), 1000, 4000, 1000)).isGreaterThan(0.9);
    }

    @Test
    void aNameIsReadOnce() {
        var times = new AtomicInteger();
        var cached = new CachedNames(name -> {
            times.incrementAndGet();
            return Clip.silence(Duration.ofMillis(20));
        });
        assertThat(cached.read("Blue Harbor")).isSameAs(cached.read("Blue Harbor"));
        assertThat(times).hasValue(1);
    }

    @Test
    void aNetworksCodesAreNotRead() {
        assertThat(CachedNames.readable("SQ *KOFIE&CO 0423 HOOSIER IN")).isEqualTo("SQ KOFIE and CO HOOSIER IN");
        assertThat(CachedNames.readable("7-11")).isEqualTo("7-11");
    }

    @Test
    void aLongNameIsCut() {
        var cached = new CachedNames(name -> Clip.silence(Duration.ofSeconds(9)));
        assertThat(cached.read("Blue Harbor").duration()).isEqualTo(Duration.ofSeconds(3));
    }

    private PiperVoice standIn(String script) throws IOException {
        Path program = aside.resolve("piper");
        Files.writeString(program, "#!/bin/sh\necho \"$@\" > " + aside.resolve("arguments") + "\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return new PiperVoice(program, model());
    }

    private Path model() {
        return aside.resolve("voice.onnx");
    }

    private Path heard() {
        return aside.resolve("heard");
    }

    /** A second of 1 kHz, at the 22.05 kHz of Piper's usual voices. */
    private Path tone() throws IOException {
        return Sounds.wav(aside.resolve("tone.wav"), 22_050, 1, 1_000);
    }

    /** Root mean square, of a clip that has to be as long as three words are. */
    private static double loudness(Clip clip) {
        assertThat(clip.duration()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(4));
        double sum = 0;
        for (short sample : clip.samples()) sum += (double) sample * sample;
        return Math.sqrt(sum / clip.length());
    }
}
