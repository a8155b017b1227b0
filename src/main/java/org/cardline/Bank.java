package org.cardline;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.cardline.cards.CardCommands;
import org.cardline.cards.CardHost;
import org.cardline.cards.DemonstrationFixture;
import org.cardline.cards.DemonstrationHost;
import org.cardline.cards.RestCardHost;
import org.cardline.cases.Evidence;
import org.cardline.cases.KeyFile;
import org.cardline.cases.Letters;
import org.cardline.cases.Statements;
import org.cardline.channels.Carriers;
import org.cardline.desk.MemberPasskeys;
import org.cardline.guide.DemonstrationAccounts;
import org.cardline.guide.MemberKeys;
import org.cardline.programme.LiveProgramme;
import org.cardline.programme.Programme;
import org.cardline.programme.Reason;
import org.cardline.routing.NewContact;
import org.cardline.routing.Routing;
import org.cardline.routing.Told;
import org.cardline.store.Store;
import org.cardline.verification.Alarms;
import org.cardline.verification.CodeSender;
import org.cardline.verification.DemonstrationOutbox;
import org.cardline.verification.LoggedAlarms;
import org.cardline.verification.Ports;
import org.cardline.verification.Verification;
import org.cardline.web.PasskeyParty;
import org.cardline.web.PasskeyPeople;
import org.cardline.web.Passkeys;
import org.cardline.web.SentCodes;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The issuer's side: the card host, who callers are, what is kept of them. Until there is another, the demonstration's. */
@Configuration(proxyBeanMethods = false)
class Bank {
    @Bean
    DemonstrationFixture people() {
        return DemonstrationFixture.shipped();
    }

    @Bean
    CardHost cardHost(Settings settings, DemonstrationFixture people, InstantSource time) {
        return settings.cardHost()
                .<CardHost>map(RestCardHost::at)
                .orElseGet(() -> DemonstrationHost.in(settings.data().resolve("host"), people, time));
    }

    @Bean
    DemonstrationAccounts demonstrationAccounts(Settings settings, DemonstrationFixture people) {
        return new DemonstrationAccounts(
                programme -> settings.isDemonstration() ? people.toTry(programme.cards()) : List.of());
    }

    @Bean
    MemberKeys memberKeys(Store store, InstantSource time) {
        var keys = new Passkeys(store, "guide", time);
        return new MemberKeys(keys, new PasskeyParty(new PasskeyPeople(store, "guide"), keys));
    }

    @Bean
    MemberPasskeys memberPasskeys(MemberKeys members, Letters letters, Store store) {
        return new GuidesPasskeys(members.keys(), letters, store.transactions());
    }

    /** Without it calls are still taken, and what they ask for is kept: so the whole stays up while this is not. */
    @Bean
    HealthIndicator cardHostHealthIndicator(CardHost host) {
        return () -> answers(host)
                ? Health.up().build()
                : Health.status("UNREACHABLE").build();
    }

    static boolean answers(CardHost host) {
        return !(host instanceof RestCardHost elsewhere) || elsewhere.answers();
    }

    @Bean
    CardCommands cardCommands(CardHost host, Store store, InstantSource time) {
        return CardCommands.start(host, store, time);
    }

    /** One that is named has to be there: a fresh one in its place would not open what it has sealed. */
    @Bean
    KeyFile keyFile(Settings settings) {
        boolean makeIfMissing = settings.isDemonstration() && settings.keyFile().isEmpty();
        return KeyFile.open(settings.key(), makeIfMissing);
    }

    @Bean
    Statements statements(Store store, KeyFile key, InstantSource time) {
        return new Statements(store, key, time);
    }

    @Bean
    Evidence evidence(Store store, KeyFile key, InstantSource time) {
        return new Evidence(store, key, time);
    }

    @Bean
    DemonstrationOutbox outbox(InstantSource time) {
        return new DemonstrationOutbox(time);
    }

    @Bean
    SentCodes sentCodes(DemonstrationOutbox outbox) {
        return () -> outbox.messages().stream()
                .map(sent -> new SentCodes.Sent(
                        sent.at(), sent.device().masked(), sent.code().reveal()))
                .toList();
    }

    @Bean
    LoggedAlarms alarms() {
        return new LoggedAlarms();
    }

    @Bean
    MeterBinder raisedAlarms(LoggedAlarms alarms) {
        return registry -> {
            for (Alarms.Alarm each : Alarms.Alarm.values()) {
                FunctionCounter.builder("cardline.alarms", alarms, all -> all.raised(each))
                        .tag("alarm", each.name().toLowerCase(Locale.ROOT))
                        .description("What may be an attack")
                        .register(registry);
            }
        };
    }

    @Bean
    Verification verification(
            Settings settings,
            Store store,
            KeyFile key,
            CardHost host,
            DemonstrationOutbox outbox,
            Carriers carriers,
            LoggedAlarms alarms,
            LiveProgramme programme,
            Routing routing) {
        CodeSender codes = settings.isDemonstration() ? outbox : carriers;
        BooleanSupplier somebody = () -> isSomebodyForLostCards(programme.current(), routing);
        return new Verification(store, key.derive("verification"), Ports.production(host, codes, alarms, somebody));
    }

    private static boolean isSomebodyForLostCards(Programme programme, Routing routing) {
        return programme
                .queues()
                .of(programme.department(Reason.LOST_OR_STOLEN))
                .map(queue -> NewContact.call(queue, 0, programme.language(), Optional.empty(), Told.NOTHING))
                .filter(routing::hasAnybodyFor)
                .isPresent();
    }
}
