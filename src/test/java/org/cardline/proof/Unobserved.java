package org.cardline.proof;

import org.cardline.line.Arrival;
import org.cardline.line.CallEnd;
import org.cardline.line.CallObserver;

/** Of a line that plays a telephone: nobody listens to what goes on there. */
public final class Unobserved implements CallObserver {
    @Override
    public void answered(Arrival arrival) {}

    @Override
    public void said(String callId, String words) {}

    @Override
    public void asked(String callId) {}

    @Override
    public void keyed(String callId, String shown) {}

    @Override
    public void ended(CallEnd end) {}
}
