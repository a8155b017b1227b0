package org.cardline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessResourceFailureException;

/** A database that takes what it is asked, and answers nothing more: a network that swallows packets, a disk that hangs. */
@Timeout(30)
class SilentDatabaseTest {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @Test
    void whoAsksASilentDatabaseIsToldThatItIsGoneAndOthersAskItAgainLater() throws IOException {
        var address = DatabaseAddress.parse(STORE.url());
        var target = URI.create(STORE.url());
        try (var between = new Between(target.getPort())) {
            String url = address.url().replace(":" + target.getPort(), ":" + between.port());
            var patience = new DatabaseAddress(url + "?socketTimeout=1", address.user(), address.password());
            try (Store store = Store.connected(Optional.empty(), patience)) {
                assertThat(one(store)).isOne();
                between.silent = true;
                assertThatThrownBy(() -> one(store)).isInstanceOf(DataAccessResourceFailureException.class);
                between.silent = false;
                assertThat(one(store)).isOne();
                assertThat(store.unhurried(SilentDatabaseTest::one)).isOne();
            }
        }
    }

    private static int one(Store store) {
        return store.jdbc().sql("select 1").query(Integer.class).single();
    }

    /** Carries bytes both ways while it is not silent. */
    private static final class Between implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        private final List<Socket> open = new CopyOnWriteArrayList<>();
        private final int to;
        private volatile boolean silent;

        Between(int to) throws IOException {
            this.to = to;
            Thread.startVirtualThread(this::accept);
        }

        int port() {
            return server.getLocalPort();
        }

        private void accept() {
            try {
                while (true) {
                    Socket here = server.accept();
                    var there = new Socket(InetAddress.getLoopbackAddress(), to);
                    open.addAll(List.of(here, there));
                    Thread.startVirtualThread(() -> carry(here, there));
                    Thread.startVirtualThread(() -> carry(there, here));
                }
            } catch (IOException closed) {
                // the test is over
            }
        }

        private void carry(Socket from, Socket into) {
            try (InputStream in = from.getInputStream();
                    OutputStream out = into.getOutputStream()) {
                var bytes = new byte[8_192];
                for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                    while (silent) LockSupport.parkNanos(1_000_000);
                    out.write(bytes, 0, read);
                    out.flush();
                }
            } catch (IOException closed) {
                // one side has gone
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            open.forEach(socket -> {
                try {
                    socket.close();
                } catch (IOException closing) {
                    throw new UncheckedIOException(closing);
                }
            });
        }
    }
}
