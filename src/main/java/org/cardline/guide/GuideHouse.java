package org.cardline.guide;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The guide's pages; asks for a {@link BrowserTelephone}, {@link OwnWords}, {@link ServedNumbers}, {@link DemonstrationAccounts},
 * {@link MemberKeys}, a {@link MemberProvider}, {@link CaptionsOfCalls}, the card host, the cases, verification, routing and the time. */
@Configuration(proxyBeanMethods = false)
@Import({
    EachPage.class,
    GuidePages.class,
    SayPage.class,
    WalletPage.class,
    Persons.class,
    CountryPages.class,
    Directory.class,
    CheckPage.class,
    TrackPage.class,
    Visits.class,
    Disputing.class,
    Tickets.class,
    EvidencePage.class,
    MemberSecurity.class,
    SignInPages.class,
    PasskeySignIn.class,
    PasskeyPages.class,
    DisputePages.class,
    CallPage.class,
    PassPage.class,
    CallLater.class,
    CallbackPage.class,
    CallTexts.class,
    BrowserCalls.class,
    Offline.class,
    KeptFiles.class,
    ForSearch.class
})
public class GuideHouse {}
