package org.cardline;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.security.SecureRandom;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.cardline.cases.CallRecords;
import org.cardline.cases.Cases;
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
@Import(WebHouse.class)
class House {
    /** For Spring's health and metrics of the pool; the store closes it. */
    @Bean(destroyMethod = "")
    DataSource dataSource(Store store) {
        return store.dataSource();
    }

    @Bean
    Welcome welcome(Settings settings) {
        return new Welcome(settings);
    }

    @Bean
    WebSettings webSettings(Settings settings) {
        return new WebSettings(settings.isDemonstration());
    }

    @Bean
    CallBoard callBoard(Settings settings) {
        return new CallBoard(settings.isDemonstration());
    }

    @Bean
    Cases cases(Store store, InstantSource time) {
        return new Cases(store, new SecureRandom(), time);
    }

    @Bean
    CallRecords callRecords(Store store) {
        return new CallRecords(store);
    }

    @Bean
    Drain drain(Settings settings, RunningCalls calls, InstantSource time) {
        return new Drain(calls, settings.drain(), time);
    }

    /** Until the line is fitted in there are none. */
    @Bean
    RunningCalls runningCalls() {
        return new NoCalls();
    }

    @Bean
    MeterBinder droppedLogEvents() {
        return registry -> FunctionCounter.builder("cardline.log.dropped", this, each -> BoundedLog.dropped())
                .description("Log events that the log could not keep up with")
                .register(registry);
    }
}
