package org.cardline;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.cardline.cards.CardCommands;
import org.cardline.cards.CardHost;
import org.cardline.cases.CallRecords;
import org.cardline.cases.Cases;
import org.cardline.cases.LegalClock;
import org.cardline.cases.Passes;
import org.cardline.cases.Statements;
import org.cardline.conversations.EntryPoints;
import org.cardline.conversations.Services;
import org.cardline.programme.Programme;
import org.cardline.routing.Routing;
import org.cardline.speech.NameVoice;
import org.cardline.speech.Voice;
import org.cardline.verification.Verification;

/** Fits the conversations of one programme together with all that outlasts it. */
record Conversations(
        Settings settings,
        CardHost host,
        CardCommands commands,
        Verification verification,
        Cases cases,
        Passes passes,
        Statements statements,
        CallRecords callRecords,
        NameVoice names,
        Routing routing,
        Sense sense,
        InstantSource clock,
        ExecutorService hostCalls) {

    /**
     * @throws org.cardline.speech.MissingPhrases if nobody recorded a word of a number, date or sum
     * @throws org.cardline.speech.UnfitRecordings if some recording can't be played
     */
    EntryPoints of(Programme programme) {
        Voice english = Voice.of(programme.prompts(), names);
        return new EntryPoints(new Services(
                programme,
                english,
                host,
                commands,
                verification,
                verification.freezing(),
                cases,
                passes,
                statements,
                callRecords,
                Optional.of(routing),
                LegalClock.of(programme),
                sense,
                clock,
                hostCalls,
                settings.isDemonstration(),
                settings.secretsOnClearMedia(),
                spanish(programme, english)));
    }

    private static Optional<Voice> spanish(Programme programme, Voice english) {
        return Optional.of(programme.spanishPrompts())
                .filter(prompts -> !prompts.recordings().isEmpty())
                .map(prompts -> Voice.inSpanish(prompts, english, NameVoice.spanishOfThisMachine()));
    }
}
