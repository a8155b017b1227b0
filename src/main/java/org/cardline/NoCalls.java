package org.cardline;

import java.util.List;
import java.util.Optional;
import org.cardline.web.LiveCalls;

/** A house without a line. */
final class NoCalls implements RunningCalls, LiveCalls {
    @Override
    public void refuseNew() {}

    @Override
    public int count() {
        return 0;
    }

    @Override
    public List<Running> now() {
        return List.of();
    }

    @Override
    public List<Ended> last() {
        return List.of();
    }

    @Override
    public Optional<Captions> listen(String callId) {
        return Optional.empty();
    }
}
