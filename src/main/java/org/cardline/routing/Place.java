package org.cardline.routing;

import java.util.Optional;
import org.cardline.programme.Queue;

/**
 * A contact's place in a queue, and later with an agent. Closing it ends the contact, unless it has ended: whoever joined
 * closes it, however the waiting ends. The thread that holds the contact uses it; {@link #offer} and {@link #isStill} ask
 * nobody and wait for nothing.
 */
public interface Place extends AutoCloseable {
    /** Names the contact. */
    ContactId contact();

    /** Who is asked to take it now. */
    Optional<Offered> offer();

    /** Whether this agent is still asked, or still has it. */
    boolean isStill(Offered offered);

    /** Whether the agent said no to this offer, which is over then. */
    boolean isRefused(Offered offered);

    /** Whether another process has ended it, as this one was silent for too long: whoever waits joins anew. */
    boolean isLost();

    /** Which one it is in its queue, the next being 1; an agent who is being asked leaves it where it is. */
    int position();

    /** How long it will be until an agent is asked; empty where nobody is at work on it. */
    Optional<ExpectedWait> expectedWait();

    /**
     * Who waits hangs up and is called back there when the place is reached. True where that is in the database: the
     * place is this one's no more. False where an agent has just been asked, or the number is called back already.
     */
    boolean callBack(NewContact.Redial to);

    /**
     * Waits in another queue from now on, in its place by its arrival. False where it isn't in the first of them any more, or
     * an agent has just been asked.
     */
    boolean moves(Queue from, Queue to);

    /** The agent has taken it; false if that came too late. */
    boolean taken(Offered offered);

    /** The agent has not: it goes on waiting, ahead of all who came later. */
    void unanswered(Offered offered, Unanswered why);

    /** The agent is gone in mid-talk: it waits again, ahead of all who came later. */
    void agentLost(Offered taken);

    /** What the agent wishes now; asks nobody and waits for nothing. */
    Optional<Wished> wished();

    /** What came of a wish, and who hears whom since. */
    void obeyed(Wished wish, Obeyed how, TalkState now);

    /**
     * Who has this place, as they wait elsewhere: where and when they came first, what they have by themselves, and the case that
     * its agent may have opened; as given where the database doesn't say.
     */
    NewContact asKept(NewContact given);

    /** Of the case that it is about, which its agent may have opened meanwhile; empty where there is none. */
    Optional<String> reference();

    /** The caller has pressed so many keys of what the agent is not to know. */
    void keyed(int keys);

    /** What is known by now of whoever has this place: the agent sees it at once. */
    void knows(NewContact.About now);

    /** Whoever waits was told that a supervisor may listen: without that none may. */
    void toldOfListening();

    /** Which supervisor is to be beside the talk now; asks nobody and waits for nothing. */
    Optional<Listening> beside();

    /** That supervisor isn't, or no more. */
    void isNotBeside(Listening was);

    /** The talk is over. */
    void served();

    /** Whoever waited chose something else. */
    void left();

    /** Whoever waits is elsewhere: with the agent who asked somebody else, or has another place. */
    void elsewhere();

    /** The agent is gone in mid-talk, and whoever waits has another place. */
    void endsWithAgent(Offered taken);

    /** Nobody is there any more who could come: whoever waited is sent away, and has it again for a while. */
    void nobodyComes();

    /** Ends it, if nothing else has: whoever waited is gone. */
    @Override
    void close();
}
