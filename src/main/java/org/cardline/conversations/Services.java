package org.cardline.conversations;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.cardline.cards.CardCommands;
import org.cardline.cards.CardHost;
import org.cardline.cases.CallRecords;
import org.cardline.cases.Cases;
import org.cardline.cases.LegalClock;
import org.cardline.cases.Passes;
import org.cardline.cases.Statements;
import org.cardline.programme.Programme;
import org.cardline.reasons.Understood;
import org.cardline.routing.Routing;
import org.cardline.speech.Voice;
import org.cardline.verification.Freezing;
import org.cardline.verification.Verification;

/**
 * What conversations need of the house; one for all of them. Every one of these may be used by any thread.
 *
 * @param routing the way to a person; empty where there is none, and a person is reached by another call
 * @param understanding what a caller's own sentence is about
 * @param threads runs each call to the card host: a virtual thread a call
 * @param demonstration whether this is no real line, and says so
 * @param secretsOnClearMedia whether codes may be keyed where the network could hear them
 * @param spanish the voice that a caller may choose instead; empty where there is none, or it is chosen
 */
public record Services(
        Programme programme,
        Voice voice,
        CardHost host,
        CardCommands commands,
        Verification verification,
        Freezing freezing,
        Cases cases,
        Passes passes,
        Statements statements,
        CallRecords callRecords,
        Optional<Routing> routing,
        LegalClock legalClock,
        Function<String, Understood> understanding,
        InstantSource clock,
        Executor threads,
        boolean demonstration,
        boolean secretsOnClearMedia,
        Optional<Voice> spanish) {
    /** The language to write in to who speaks so. */
    String letterLanguage() {
        return programme.letterLanguage(voice.tag());
    }

    boolean speaksSpanish() {
        return voice.tag().equals("es");
    }

    /** The same in the language that who is called back chose, if it is here still. */
    Services forWhoChose(boolean inSpanish) {
        return inSpanish && spanish.isPresent() ? inSpanish() : this;
    }

    /** The same for who chose Spanish. */
    Services inSpanish() {
        return new Services(
                programme,
                spanish.orElseThrow(),
                host,
                commands,
                verification,
                freezing,
                cases,
                passes,
                statements,
                callRecords,
                routing,
                legalClock,
                understanding,
                clock,
                threads,
                demonstration,
                secretsOnClearMedia,
                Optional.empty());
    }
}
