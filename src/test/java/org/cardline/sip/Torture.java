package org.cardline.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Random;

/** The messages of RFC 4475, byte for byte, and what our parser and our user agent make of them. */
final class Torture {
    private static final InetSocketAddress US = new InetSocketAddress("127.0.0.1", 5060);
    private static final InetSocketAddress THEM = new InetSocketAddress("192.0.2.77", 40_000);

    private Torture() {}

    static byte[] bytes(String name) {
        try (InputStream file = Torture.class.getResourceAsStream("/rfc4475/" + name + ".dat")) {
            assertThat(file).as(name).isNotNull();
            return file.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Parsed parsed(String name) {
        byte[] bytes = bytes(name);
        return MessageParser.parse(bytes, bytes.length);
    }

    /** A request that parses whole and keeps the grammar of all headers that we read. */
    static Request request(String name) {
        assertThat(parsed(name)).isInstanceOf(Parsed.Whole.class);
        var request = (Request) ((Parsed.Whole) parsed(name)).message();
        Grammar.check(request);
        return request;
    }

    static Response response(String name) {
        assertThat(parsed(name)).isInstanceOf(Parsed.Whole.class);
        var response = (Response) ((Parsed.Whole) parsed(name)).message();
        Grammar.check(response);
        return response;
    }

    /** What a fresh user agent does with the message. */
    static List<Output> outputs(String name) {
        var agent = new UserAgent(UserAgentSettings.of(US, "Cardline/test"), new Random(4475));
        byte[] bytes = bytes(name);
        return agent.received(bytes, bytes.length, THEM, SimulatedNetwork.START);
    }

    /** The one response that a fresh user agent gives; it has our tag and the request's own Via, Call-ID, CSeq. */
    static Response answer(String name) {
        var outputs = outputs(name);
        assertThat(outputs).hasSize(1).first().isInstanceOf(Output.Send.class);
        var send = (Output.Send) outputs.getFirst();
        assertThat(send.to().getAddress()).isEqualTo(THEM.getAddress());
        var parsed = MessageParser.parse(send.datagram(), send.datagram().length);
        assertThat(parsed).isInstanceOf(Parsed.Whole.class);
        return (Response) ((Parsed.Whole) parsed).message();
    }

    /** The call that a fresh user agent tells of. */
    static CallEvent.Invited invited(String name) {
        var outputs = outputs(name);
        assertThat(outputs).hasSize(1).first().isInstanceOf(Output.Happened.class);
        return (CallEvent.Invited) ((Output.Happened) outputs.getFirst()).event();
    }
}
