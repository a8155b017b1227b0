package org.cardline;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.cardline.store.Store;
import org.cardline.web.WebHouse;
import org.cardline.web.WebSettings;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Which parts there are, and which is given to which. Settings, the clock and the open store come from {@link Up}. */
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
        return new WebSettings(settings.mode() == Settings.Mode.DEMONSTRATION);
    }

    @Bean
    Drain drain(Settings settings, RunningCalls calls, InstantSource time) {
        return new Drain(calls, settings.drain(), time);
    }

    @Bean
    NoCalls calls() {
        return new NoCalls();
    }

    @Bean
    MeterBinder droppedLogEvents() {
        return registry -> FunctionCounter.builder("cardline.log.dropped", this, each -> BoundedLog.dropped())
                .description("Log events that the log could not keep up with")
                .register(registry);
    }
}
