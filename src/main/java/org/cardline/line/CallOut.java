package org.cardline.line;

import java.util.function.Consumer;

/**
 * Somebody whom the line calls, to talk with as with who calls the line.
 *
 * @param address {@code sip:user@address:port}; the address of a machine, not its name
 * @param number who that is, as a calling number
 * @param dialled which number of ours this is about
 * @param conversation runs on the caller's own virtual thread once it is answered; when it returns, the line hangs up
 * @param over told, on the line's own thread, that nobody answered, or that the call is over: it must not wait
 */
public record CallOut(String address, String number, String dialled, Consumer<Caller> conversation, Runnable over) {}
