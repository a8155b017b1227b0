package org.cardline.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.cardline.cards.CardHost;
import org.cardline.cards.HostUnavailable;

/** A card host that can be made to fall silent: for everything, or for commands alone. Any thread may use it. */
public final class FaultyHost {
    private final CardHost host;
    private volatile boolean down;
    private volatile boolean commandsDown;
    private volatile boolean lastCommand;

    public FaultyHost(CardHost behind) {
        host = (CardHost) Proxy.newProxyInstance(
                CardHost.class.getClassLoader(), new Class<?>[] {CardHost.class}, (proxy, method, arguments) -> {
                    if (down || commandsDown && method.getName().equals("perform")) throw new HostUnavailable("down");
                    try {
                        Object answer = method.invoke(behind, arguments);
                        if (lastCommand && method.getName().equals("perform")) throw new ProcessDied();
                        return answer;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    /** Nothing that comes after it happens. */
    public static final class ProcessDied extends Error {
        private static final long serialVersionUID = 1;
    }

    /** The host, as disturbed as it is. */
    public CardHost host() {
        return host;
    }

    /** From now on nothing is answered. */
    public void goDown() {
        down = true;
    }

    /** Everything is answered again. */
    public void comeBack() {
        down = false;
        commandsDown = false;
        lastCommand = false;
    }

    /** The next command is performed, and whoever asked for it has died when the answer comes. */
    public void killWhoAsksNext() {
        lastCommand = true;
    }

    /** From now on no command is answered. */
    public void takeNoCommands() {
        commandsDown = true;
    }
}
