package org.cardline.conversations;

import org.cardline.programme.Brand;
import org.cardline.programme.EntryPoint;
import org.cardline.speech.Value;

/** The first words: short, each a prompt of its own that a key skips. */
final class Greeting {
    private Greeting() {}

    static void say(Member member, EntryPoint entry) {
        if (entry.acceptsCharges()) member.talk().insist("We accept the charges.");
        Brand brand = member.services().programme().brand();
        boolean demonstration = member.services().demonstration();
        member.talk()
                .say("{greeting}", new Value.Phrase(demonstration ? brand.demonstrationNotice() : brand.spokenName()));
        member.services().spanish().ifPresent(voice -> member.talk().say(voice.say("For Spanish, press 9.")));
        Emergency.at(entry, member.services())
                .ifPresent(phrase -> member.talk().say("{announcement}", new Value.Phrase(phrase)));
        if (member.talk().listens()) member.talk().say("You can speak, or use the keys.");
        member.notice();
    }
}
