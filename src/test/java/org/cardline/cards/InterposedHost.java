package org.cardline.cards;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** A host in front of another, which answers all but commands as that one does. */
final class InterposedHost {
    private InterposedHost() {}

    /** What stands in place of {@link CardHost#perform}. */
    interface Performing {
        CommandOutcome perform(HostCommand command, IdempotencyKey key) throws HostUnavailable;
    }

    static CardHost with(CardHost behind, Performing performing) {
        return (CardHost) Proxy.newProxyInstance(
                CardHost.class.getClassLoader(), new Class<?>[] {CardHost.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("perform")) {
                        return performing.perform((HostCommand) arguments[0], (IdempotencyKey) arguments[1]);
                    }
                    try {
                        return method.invoke(behind, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
