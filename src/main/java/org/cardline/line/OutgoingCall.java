package org.cardline.line;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Consumer;
import org.cardline.sip.Call;
import org.cardline.sip.Origin;

/** One SIP telephone that is rung for a caller. */
final class OutgoingCall extends RungTelephone {
    Optional<Call> call = Optional.empty();
    Optional<Places.Place> place = Optional.empty();
    boolean isLost;
    boolean isReferring;

    /** What we described of our own side last. */
    Optional<Described> described = Optional.empty();

    /** Our session, and where its audio comes in. */
    record Described(Origin origin, InetSocketAddress local) {
        Described next() {
            return new Described(origin.next(), local);
        }
    }

    final String address;
    private final Runnable hangUp;

    /**
     * @param address that was rung
     * @param changed told of every change of state, and of keys
     * @param tick that of its leg
     * @param hangUp what {@link #close} does
     */
    OutgoingCall(String address, Runnable changed, Tick tick, Consumer<OutgoingCall> hangUp) {
        super(changed, tick);
        this.address = address;
        this.hangUp = () -> hangUp.accept(this);
    }

    @Override
    public void close() {
        hangUp.run();
    }
}
