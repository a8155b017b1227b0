package org.cardline.desk;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.cardline.cards.CardHost;
import org.cardline.cases.Cases;
import org.cardline.cases.Evidence;
import org.cardline.programme.LiveProgramme;
import org.cardline.routing.Routing;
import org.cardline.store.Store;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.session.FindByIndexNameSessionRepository;

/** The desk's pages and its sign-in; asks for a {@link DeskTelephone}, routing, the cases, the card host and the programme. */
@Configuration(proxyBeanMethods = false)
@Import({
    DeskSecurity.class,
    DeskPage.class,
    PasskeyPage.class,
    DeskEvents.class,
    DeskWishes.class,
    DeskEvidence.class,
    FloorPage.class,
    FloorContactPage.class,
    FloorListening.class,
    FloorAgentPage.class,
    FloorAnnouncements.class,
    OperationsPage.class
})
public class DeskHouse {
    @Bean
    Looks looks(Store store, InstantSource time) {
        return new Looks(store, time);
    }

    @Bean
    Acts acts(Store store, InstantSource time) {
        return new Acts(store, time);
    }

    @Bean
    AgentSkills agentSkills(Store store) {
        return new AgentSkills(store);
    }

    @Bean
    SipTelephones sipTelephones(Store store, DeskTelephone telephone) {
        return new SipTelephones(store, telephone, new SecureRandom()).start();
    }

    @Bean
    FloorAgents floorAgents(LiveProgramme programme, Routing routing, AgentSkills skills) {
        return new FloorAgents(programme, routing.agents(), skills);
    }

    @Bean
    Accounts accounts(LiveProgramme programme, Routing routing, CardHost host, Looks looks, MemberPasskeys passkeys) {
        return new Accounts(programme, routing.agents(), host, looks, passkeys);
    }

    @Bean
    OpeningCase openingCase(LiveProgramme programme, Routing routing, Cases cases, CardHost host) {
        return new OpeningCase(programme, routing.agents(), cases, host);
    }

    @Bean
    PasswordWatch passwordWatch(Store store, Desk desk) {
        return new PasswordWatch(store, desk::passwordChanged).start();
    }

    @Bean
    Desk.Sessions deskSessions(FindByIndexNameSessionRepository<?> sessions, Store store) {
        return new StoredSessions(sessions, store);
    }

    @Bean
    Desk desk(
            LiveProgramme programme,
            Routing routing,
            Cases cases,
            Evidence evidence,
            CardHost host,
            DeskTelephone telephone,
            Looks looks,
            AgentSkills skills,
            Desk.Sessions sessions,
            SipTelephones sips,
            InstantSource time) {
        return new Desk(programme, routing, cases, evidence, host, telephone, looks, skills, sessions, sips, time);
    }
}
