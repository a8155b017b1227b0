package org.cardline;

import java.net.BindException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.cardline.cards.CardHost;
import org.cardline.cases.KeyFileException;
import org.cardline.line.PortTaken;
import org.cardline.programme.LiveProgramme;
import org.cardline.programme.Programme;
import org.cardline.speech.MissingPhrases;
import org.cardline.speech.UnfitRecordings;
import org.cardline.store.Store;
import org.cardline.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** {@code ./cardline up}: everything started, until a signal; then everything stopped, the database last. */
final class Up {
    private static final Logger LOG = LoggerFactory.getLogger(Up.class);

    private Up() {}

    /** What is done while all is up. */
    interface Meanwhile {
        void run(ConfigurableApplicationContext house) throws Exception;
    }

    /** Until a signal asks to stop and running calls have ended. */
    static void untilStopped(ConfigurableApplicationContext house) throws InterruptedException {
        StopSignals signals = StopSignals.listening();
        System.out.println(house.getBean(Welcome.class).text(httpPort(house)));
        if (!Bank.answers(house.getBean(CardHost.class)))
            System.err.println(
                    "cardline: No card host answers at the address of CARDLINE_CARD_HOST. Calls are taken; what"
                            + " they ask of it is kept until it does. /actuator/health shows when.");
        signals.awaitStop();
        AvailabilityChangeEvent.publish(house, ReadinessState.REFUSING_TRAFFIC);
        house.getBean(Drain.class).run(signals);
    }

    /**
     * @throws org.cardline.programme.ProgrammeProblems if the programme has mistakes
     * @throws StoreException if the database can't be used
     */
    static void run(Settings settings, Meanwhile meanwhile) throws Exception {
        LiveProgramme programme = programme(settings);
        LOG.info("Starting with {}", settings);
        new DataFolder(settings.data()).belongTo(programme.current());
        CompletableFuture<Store> opening = openStore(settings, programme.current());
        try (ConfigurableApplicationContext house = start(settings, programme, opening)) {
            meanwhile.run(house);
        } finally {
            close(opening);
            LOG.info("Stopped");
        }
    }

    private static LiveProgramme programme(Settings settings) {
        UnaryOperator<Programme> demonstration = settings.callbackPort()
                .<UnaryOperator<Programme>>map(port -> programme -> programme.callingBackAt(port))
                .orElse(UnaryOperator.identity());
        return new LiveProgramme(settings.programme(), settings.isDemonstration() ? demonstration : Programme::live);
    }

    /** Beside the start of the web, which takes as long. */
    private static CompletableFuture<Store> openStore(Settings settings, Programme programme) {
        var opening = new CompletableFuture<Store>();
        Thread.ofPlatform().name("store").start(() -> {
            try {
                opening.complete(owned(Store.open(settings.store()), programme));
            } catch (RuntimeException failed) {
                opening.completeExceptionally(failed);
            }
        });
        return opening;
    }

    private static Store owned(Store store, Programme programme) {
        try {
            store.belongTo(programme.name());
            return store;
        } catch (RuntimeException anothers) {
            store.close();
            throw anothers;
        }
    }

    private static void close(CompletableFuture<Store> opening) {
        try {
            opening.join().close();
        } catch (CompletionException neverOpened) {
            // has been told already
        }
    }

    private static ConfigurableApplicationContext start(
            Settings settings, LiveProgramme programme, CompletableFuture<Store> opening) {
        var application = new SpringApplication(House.class);
        application.setDefaultProperties(properties(settings));
        application.addInitializers(context -> {
            var beans = (GenericApplicationContext) context;
            beans.registerBean(Settings.class, () -> settings);
            beans.registerBean(LiveProgramme.class, () -> programme);
            beans.registerBean(Programme.class, programme::current);
            beans.registerBean(InstantSource.class, InstantSource::system);
            beans.registerBean(
                    "store", Store.class, () -> opened(opening), definition -> definition.setDestroyMethodName(""));
        });
        try {
            return application.run();
        } catch (RuntimeException failed) {
            throw reason(failed, settings);
        }
    }

    private static Store opened(CompletableFuture<Store> opening) {
        try {
            return opening.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof StoreException why ? why : failed;
        }
    }

    private static RuntimeException reason(RuntimeException failed, Settings settings) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof StoreException why) return why;
            if (cause instanceof MissingPhrases why) return why;
            if (cause instanceof KeyFileException why) return why;
            if (cause instanceof UnfitRecordings why) return why;
            if (cause instanceof PortTaken taken && taken.getCause() instanceof BindException)
                return inUse(taken, settings);
            if (cause instanceof PortInUseException)
                return SettingsException.portInUse(Setting.HTTP_PORT, settings.httpPort());
        }
        return failed;
    }

    private static SettingsException inUse(PortTaken taken, Settings settings) {
        return switch (taken.use()) {
            case SIP -> SettingsException.portInUse(Setting.SIP_PORT, settings.sipPort());
            case BROWSERS -> SettingsException.portInUse(Setting.BROWSER_PORT, settings.browserPort());
        };
    }

    private static Map<String, Object> properties(Settings settings) {
        var properties = new HashMap<String, Object>();
        properties.put("server.address", settings.bind().getHostAddress());
        properties.put("server.port", settings.httpPort());
        return properties;
    }

    static int httpPort(ConfigurableApplicationContext house) {
        return house.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
