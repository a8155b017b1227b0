package org.cardline;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cardline.guide.OwnWords;
import org.cardline.line.Line;
import org.cardline.line.LineSettings;
import org.cardline.programme.LiveProgramme;
import org.cardline.routing.Routing;
import org.cardline.speech.NameVoice;
import org.cardline.store.Store;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The telephone's side: the voice, the conversations, the line. The line comes last, when all that it needs is there. */
@Configuration(proxyBeanMethods = false)
@Import(Conversations.class)
class Telephony {
    @Bean
    NameVoice names(Settings settings) {
        return NameVoice.ofThisMachine(settings.piper());
    }

    @Bean
    Sense sense() {
        return new Sense();
    }

    @Bean
    OwnWords ownWords(Sense sense) {
        return new OwnWords(sense);
    }

    @Bean(destroyMethod = "close")
    ExecutorService hostCalls() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    /** A name of this process that no other has that shares its database, and that it has again after a restart. */
    private static String node(Settings settings) {
        String port =
                settings.sipPort() == 0 ? "p" + ProcessHandle.current().pid() : Integer.toString(settings.sipPort());
        return settings.publicAddress().orElse(settings.bind()).getHostAddress() + ':' + port;
    }

    @Bean(destroyMethod = "close")
    Routing routing(Settings settings, Store store, InstantSource time) {
        return Routing.start(store, node(settings), time);
    }

    @Bean
    AgentTelephones agentTelephones(Settings settings, LiveProgramme programme, Routing routing) {
        return new AgentTelephones(programme, settings.isDemonstration(), routing.agents());
    }

    @Bean
    ProgrammeReception reception(LiveProgramme programme, Conversations conversations, AgentTelephones telephones) {
        return new ProgrammeReception(programme, changed -> {
            telephones.signIn(changed);
            return conversations.of(changed);
        });
    }

    /** Alarms where an edit of the programme was not taken. */
    @Bean
    MeterBinder programmeKeptOut(ProgrammeReception reception) {
        return registry -> Gauge.builder("cardline.programme.kept.out", reception, each -> each.isKeptOut() ? 1 : 0)
                .description("1 while the programme on disk has mistakes and the one before stays in force")
                .register(registry);
    }

    @Bean(destroyMethod = "close")
    Hearing hearing(Settings settings, LiveProgramme programme) {
        return Hearing.open(settings.models(), programme.current().language());
    }

    @Bean
    Line line(
            Settings settings,
            ProgrammeReception reception,
            LiveProgramme programme,
            Routing routing,
            AgentTelephones telephones,
            CallBoard board,
            Hearing hearing,
            InstantSource time)
            throws IOException {
        Line line = Line.start(lineSettings(settings), reception, telephones, board, hearing.ears(), time);
        line.transfersBy(new TelephoneTransfers(programme, routing.agents(), time));
        return line;
    }

    private static LineSettings lineSettings(Settings settings) {
        return new LineSettings(
                settings.bind(),
                settings.publicAddress().orElse(settings.bind()),
                settings.sipPort(),
                settings.rtpPorts().first(),
                settings.rtpPorts().last(),
                settings.browserPort(),
                settings.maxCalls());
    }

    @Bean
    CallingBack callingBack(ProgrammeReception reception, Line line, Routing routing) {
        return new CallingBack(reception, line, routing);
    }

    @Bean
    BrowserLine browserLine(Line line) {
        return new BrowserLine(line);
    }

    @Bean
    DeskLine deskLine(Line line) {
        return new DeskLine(line);
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

    /** Up without speech too: keys do all that speech does. */
    @Bean
    HealthIndicator speech(Hearing hearing) {
        return () -> Health.up().withDetail("speech", hearing.state()).build();
    }

    @Bean
    MeterBinder earMeters(Hearing hearing) {
        return registry -> hearing.ears().ifPresent(each -> new EarMeters(each.meter()).bindTo(registry));
    }

    @Bean
    MeterBinder lineMeters(Line line) {
        return new LineMeters(line.meter());
    }
}
