package org.cardline.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestCardHostTest extends CardHostContract {
    private DemonstrationHostServer server;
    private RestCardHost host;

    @BeforeEach
    void start() throws IOException {
        server = DemonstrationHostServer.start(DemonstrationHost.inMemory(people, CLOCK), 0);
        host = RestCardHost.at(server.uri());
    }

    @AfterEach
    void stop() {
        host.close();
        server.close();
    }

    @Override
    CardHost host() {
        return host;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    POST | v1/cards-by-number        | {"number": "4111"}       | 200
                    POST | v1/cards-by-number        | {"number": 4111}         | 400
                    POST | v1/cards-by-number        | []                       | 400
                    POST | v1/cards-by-number        | {"number                 | 400
                    POST | v1/cards-by-number        | ''                       | 400
                    POST | v1/customers/customer-01/date-of-birth | {"dateOfBirth": "2001-02-29"} | 400
                    POST | v1/commands               | {"kind": "freeze", "subject": "card-01", "detail": ""} | 400
                    GET  | v1/cards/4111111111111111 | ''                       | 400
                    GET  | v1/cards/card-99          | ''                       | 404
                    GET  | v1/cards-by-number        | ''                       | 404
                    GET  | v2/cards/card-01          | ''                       | 404
                    GET  | ''                        | ''                       | 404
                    """)
    void aRequestThatMakesNoSenseIsToldSo(String method, String path, String body, int status) throws Exception {
        assertThat(status(method, path, body)).isEqualTo(status);
    }

    @Test
    void anAddressMayEndWithoutASlash() throws HostUnavailable {
        var card = new CardReference("card-01");
        try (var same =
                RestCardHost.at(URI.create("http://127.0.0.1:" + server.uri().getPort()))) {
            assertThat(same.card(card)).isEqualTo(host.card(card));
        }
    }

    @ParameterizedTest
    @CsvSource({"8192, 400", "8193, 413"})
    void aBodyHasAtMostEightKilobytes(int bytes, int status) throws Exception {
        assertThat(status("POST", "v1/commands", "x".repeat(bytes))).isEqualTo(status);
    }

    private int status(String method, String path, String body) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(server.uri().resolve(path))
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
