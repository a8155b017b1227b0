package org.cardline;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.security.SecureRandom;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.cardline.cards.CardCommands;
import org.cardline.cards.CardHost;
import org.cardline.cards.DemonstrationFixture;
import org.cardline.cases.CallRecords;
import org.cardline.cases.Cases;
import org.cardline.cases.Letters;
import org.cardline.cases.Passes;
import org.cardline.conversations.Aftermath;
import org.cardline.desk.DeskHouse;
import org.cardline.desk.DeskProvider;
import org.cardline.desk.Operations;
import org.cardline.desk.Passwords;
import org.cardline.guide.CaptionsOfCalls;
import org.cardline.guide.GuideHouse;
import org.cardline.guide.MemberProvider;
import org.cardline.guide.ServedNumbers;
import org.cardline.line.Line;
import org.cardline.programme.LiveProgramme;
import org.cardline.programme.Programme;
import org.cardline.store.Store;
import org.cardline.web.WebHouse;
import org.cardline.web.WebSettings;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Which parts there are, and which is given to which. What there was before them
 * (settings, programme, clock, open store) comes from {@link Up}. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({Bank.class, Post.class, Telephony.class, WebHouse.class, GuideHouse.class, DeskHouse.class})
class House {
    /** For Spring's health and metrics of the pool; the store closes it. */
    @Bean(destroyMethod = "")
    DataSource dataSource(Store store) {
        return store.dataSource();
    }

    @Bean
    Welcome welcome(
            Settings settings, Programme programme, DemonstrationFixture people, Line line, Passwords passwords) {
        return new Welcome(settings, programme, people, line, passwords);
    }

    @Bean
    WebSettings webSettings(Settings settings) {
        return new WebSettings(settings.isDemonstration());
    }

    @Bean
    Operations operations(Settings settings, LiveProgramme programme, ProgrammeReception reception) {
        return new OperatorsView(settings, programme, reception);
    }

    @Bean
    DeskProvider provider(Settings settings) {
        return settings.provider();
    }

    @Bean
    MemberProvider memberProvider(Settings settings, InstantSource time) {
        return MemberProvider.of(settings.memberProvider(), time);
    }

    @Bean
    ServedNumbers servedNumbers(LiveProgramme programme) {
        return new ServedNumbers(programme::current);
    }

    @Bean
    CallBoard callBoard(Settings settings) {
        return new CallBoard(settings.isDemonstration());
    }

    @Bean
    CaptionsOfCalls captionsOfCalls(CallBoard board, Settings settings) {
        return new CaptionsOfCalls(board, settings.captions());
    }

    @Bean
    Cases cases(Store store, InstantSource time) {
        return new Cases(store, new SecureRandom(), time);
    }

    @Bean
    Letters letterBox(Store store, InstantSource time) {
        return new Letters(store, time);
    }

    @Bean
    Passes passes(Store store, InstantSource time) {
        return new Passes(store, new SecureRandom(), time);
    }

    @Bean
    Aftermath aftermath(CardHost host, CardCommands commands, Cases cases, Letters letters, LiveProgramme programme) {
        return new Aftermath(host, commands, cases, letters, programme::current).start();
    }

    @Bean
    CallRecords callRecords(Store store) {
        return new CallRecords(store);
    }

    @Bean
    Drain drain(Settings settings, RunningCalls calls, InstantSource time) {
        return new Drain(calls, settings.drain(), time);
    }

    @Bean
    Housekeeping housekeeping(LiveProgramme programme, Store store, InstantSource time) {
        return new Housekeeping(programme, new Forgetting(store, time));
    }

    @Bean
    MeterBinder droppedLogEvents() {
        return registry -> FunctionCounter.builder("cardline.log.dropped", this, each -> BoundedLog.dropped())
                .description("Log events that the log could not keep up with")
                .register(registry);
    }
}
