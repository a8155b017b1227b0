package org.cardline;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import org.cardline.cards.CardCommands;
import org.cardline.cards.CardHost;
import org.cardline.cases.CallRecords;
import org.cardline.cases.Cases;
import org.cardline.cases.LegalClock;
import org.cardline.cases.Statements;
import org.cardline.conversations.EntryPoints;
import org.cardline.conversations.Services;
import org.cardline.line.Line;
import org.cardline.line.LineSettings;
import org.cardline.line.Reception;
import org.cardline.programme.Programme;
import org.cardline.speech.NameVoice;
import org.cardline.speech.Voice;
import org.cardline.verification.Verification;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The telephone's side: the voice, the conversations, the line. The line comes last, when all that it needs is there. */
@Configuration(proxyBeanMethods = false)
class Telephony {
    @Bean
    Voice voice(Programme programme) throws IOException {
        return Voice.of(programme.prompts(), NameVoice.ofThisMachine());
    }

    @Bean
    Services services(
            Settings settings,
            Programme programme,
            Voice voice,
            CardHost host,
            CardCommands commands,
            Verification verification,
            Cases cases,
            Statements statements,
            CallRecords records,
            LegalClock legalClock,
            InstantSource time) {
        return new Services(
                programme,
                voice,
                host,
                commands,
                verification,
                verification.freezing(),
                cases,
                statements,
                records,
                legalClock,
                time,
                Executors.newVirtualThreadPerTaskExecutor(),
                settings.isDemonstration(),
                settings.bind().isLoopbackAddress());
    }

    @Bean
    Reception reception(Services services) {
        return new EntryPoints(services);
    }

    @Bean
    Line line(Settings settings, Reception reception, CallBoard board, InstantSource time) throws IOException {
        return Line.start(lineSettings(settings), reception, board, time);
    }

    private static LineSettings lineSettings(Settings settings) {
        return new LineSettings(
                settings.bind(),
                settings.publicAddress().orElse(settings.bind()),
                settings.sipPort(),
                settings.rtpPorts().first(),
                settings.rtpPorts().last(),
                settings.maxCalls());
    }

    @Bean
    RunningCalls runningCalls(Line line) {
        return line::drain;
    }

    /** The line is only made once its prompts are read and its socket is bound; so where it is, both are. */
    @Bean
    HealthIndicator sip(Line line) {
        return () -> Health.up().withDetail("port", line.address().getPort()).build();
    }

    @Bean
    MeterBinder lineMeters(Line line) {
        return registry -> {
            var meter = line.meter();
            Gauge.builder("cardline.calls.now", meter, each -> each.callsNow()).register(registry);
            FunctionCounter.builder("cardline.calls.taken", meter, each -> each.callsTaken())
                    .register(registry);
            FunctionCounter.builder("cardline.calls.refused", meter, each -> each.callsRefused())
                    .register(registry);
            FunctionCounter.builder("cardline.rtp.in", meter, each -> each.packetsIn())
                    .register(registry);
            FunctionCounter.builder("cardline.rtp.out", meter, each -> each.packetsOut())
                    .register(registry);
        };
    }
}
