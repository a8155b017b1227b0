package org.cardline.conversations;

import org.cardline.programme.Brand;
import org.cardline.programme.EntryPoint;
import org.cardline.speech.Utterance;
import org.cardline.speech.Value;

/** The first words: short, each a prompt of its own that a key skips. */
final class Greeting {
    private Greeting() {}

    static void say(Member member, EntryPoint entry) {
        if (entry.acceptsCharges()) member.talk().insist("We accept the charges.");
        member.talk().say("{greeting}", name(member.services()));
        member.services().spanish().ifPresent(voice -> member.talk().say(voice.say("For Spanish, press 9.")));
        Emergency.at(entry, member.services())
                .ifPresent(phrase -> member.talk().say("{announcement}", new Value.Phrase(phrase)));
        if (member.talk().listens()) member.talk().say("You can speak, or use the keys.");
        member.notice();
    }

    /** What somebody hears first whom we call: who it is. */
    static Utterance whoCalls(Services services) {
        return services.voice().say("{greeting}", name(services));
    }

    private static Value.Phrase name(Services services) {
        Brand brand = services.programme().brand();
        return new Value.Phrase(services.demonstration() ? brand.demonstrationNotice() : brand.spokenName());
    }
}
