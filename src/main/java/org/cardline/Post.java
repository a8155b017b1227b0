package org.cardline;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.cardline.cards.CardHost;
import org.cardline.cases.Outbox;
import org.cardline.channels.Carrier;
import org.cardline.channels.Carriers;
import org.cardline.channels.MailServer;
import org.cardline.channels.Postman;
import org.cardline.channels.Returns;
import org.cardline.channels.TextGateway;
import org.cardline.programme.LiveProgramme;
import org.cardline.store.Store;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What goes out to customers: the ways that are connected, and who delivers the outbox by them. */
@Configuration(proxyBeanMethods = false)
class Post {
    @Bean
    Carriers carriers(Settings settings, LiveProgramme programme, InstantSource time) {
        ChannelSettings set = settings.channels();
        List<Carrier> all = new ArrayList<>();
        set.mail().ifPresent(server -> all.add(new MailServer(server, set.mailPassword(), set.mailFrom(), time)));
        set.text().ifPresent(gateway -> all.add(new TextGateway(gateway, set.textToken(), set.textFrom())));
        return new Carriers(all, programme::current);
    }

    @Bean
    Outbox outboxOfLetters(Store store, InstantSource time) {
        return new Outbox(store, time);
    }

    @Bean
    Postman postman(Outbox outbox, CardHost host, Carriers carriers, LiveProgramme programme) {
        return new Postman(outbox, host, carriers, programme::current).start();
    }

    @Bean
    Returns returns(Settings settings, Outbox outbox) {
        ChannelSettings set = settings.channels();
        return new Returns(set.returns(), set.returnsPassword(), outbox).start();
    }

    @Bean
    MeterBinder letters(Postman postman) {
        return registry -> {
            Gauge.builder("cardline.letters.waiting", postman, Postman::waiting)
                    .description("Letters in the outbox that have not gone out yet")
                    .register(registry);
            FunctionCounter.builder("cardline.letters.sent", postman, Postman::sent)
                    .description("E-mails and text messages that a server has taken")
                    .register(registry);
            FunctionCounter.builder("cardline.letters.returned", postman, Postman::returned)
                    .description("E-mails and text messages that were refused for good")
                    .register(registry);
        };
    }
}
