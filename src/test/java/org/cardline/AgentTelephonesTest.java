package org.cardline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.cardline.programme.CopiedProgramme;
import org.cardline.programme.LiveProgramme;
import org.cardline.routing.Routing;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Whom the line may dial. */
class AgentTelephonesTest {
    private static final InetSocketAddress HERE = new InetSocketAddress("127.0.0.1", 5066);
    private static final InetSocketAddress ELSEWHERE = new InetSocketAddress("192.0.2.7", 5066);

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @TempDir
    private Path folder;

    @BeforeEach
    void twoTelephonesAreListed() throws IOException {
        CopiedProgramme copied = CopiedProgramme.of("larkmoor", folder);
        String queues = Files.readString(programme().resolve("queues.yaml"));
        String agents = queues.substring(0, queues.indexOf("\nagents:")) + """

                agents:
                  - {name: kim, address: "sip:kim@127.0.0.1:5066", skills: {service: 5}, languages: en}
                  - {name: lee, address: "sip:lee@192.0.2.7:5066", skills: {service: 5}, languages: en}
                """;
        copied.with("queues.yaml", agents);
    }

    private Path programme() {
        return folder.resolve("larkmoor");
    }

    @Test
    void aDemonstrationRingsNobodyBeyondThisMachine() {
        assertThat(allowed(true, HERE)).isTrue();
        assertThat(allowed(true, ELSEWHERE)).isFalse();
    }

    @Test
    void whoIsNotListedIsNeverRung() {
        assertThat(allowed(false, ELSEWHERE)).isTrue();
        assertThat(allowed(false, new InetSocketAddress("127.0.0.1", 5067))).isFalse();
        assertThat(allowed(false, new InetSocketAddress("192.0.2.8", 5066))).isFalse();
    }

    private boolean allowed(boolean demonstration, InetSocketAddress target) {
        var programme = new LiveProgramme(programme(), read -> read);
        try (Routing routing = Routing.start(STORE.store(), "test", InstantSource.system())) {
            return new AgentTelephones(programme, demonstration, routing.agents()).allows(target);
        }
    }
}
