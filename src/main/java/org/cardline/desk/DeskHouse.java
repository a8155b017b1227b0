package org.cardline.desk;

import java.time.InstantSource;
import org.cardline.cases.Cases;
import org.cardline.programme.LiveProgramme;
import org.cardline.routing.Routing;
import org.cardline.store.Store;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The desk's pages and its sign-in; asks for a {@link DeskTelephone}, routing, the cases and the programme. */
@Configuration(proxyBeanMethods = false)
@Import({DeskSecurity.class, DeskPage.class, DeskEvents.class, DeskWishes.class, FloorPage.class, FloorContactPage.class})
public class DeskHouse {
    @Bean
    Looks looks(Store store, InstantSource time) {
        return new Looks(store, time);
    }

    @Bean
    Desk desk(LiveProgramme programme, Routing routing, Cases cases, DeskTelephone telephone, Looks looks) {
        return new Desk(programme, routing, cases, telephone, looks);
    }
}
