package org.cardline.line;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where browsers have proved to be: {@value #MOST} addresses of each, those it checked from last. Belongs to one thread.
 *
 * @param <B> a browser
 */
final class KnownAddresses<B> {
    /** Its networks, each more than once. */
    static final int MOST = 16;

    private final Map<InetSocketAddress, B> owners = new HashMap<>();
    private final Map<B, LinkedHashSet<InetSocketAddress>> addresses = new HashMap<>();

    Optional<B> at(InetSocketAddress from) {
        return Optional.ofNullable(owners.get(from));
    }

    /** Whether it has not been anywhere. */
    boolean isNew(B browser) {
        return !addresses.containsKey(browser);
    }

    /** It is there, and perhaps no more where it was longest ago. */
    void provedAt(InetSocketAddress from, B browser) {
        at(from).filter(before -> !before.equals(browser)).ifPresent(before -> leaves(from, before));
        owners.put(from, browser);
        LinkedHashSet<InetSocketAddress> own = addresses.computeIfAbsent(browser, first -> new LinkedHashSet<>());
        own.addLast(from);
        if (own.size() > MOST) owners.remove(own.removeFirst());
    }

    private void leaves(InetSocketAddress from, B before) {
        Optional.ofNullable(addresses.get(before)).ifPresent(its -> its.remove(from));
    }

    /** Forgets all others. */
    void keep(Predicate<B> served) {
        addresses.keySet().removeIf(served.negate());
        owners.values().removeIf(served.negate());
    }
}
