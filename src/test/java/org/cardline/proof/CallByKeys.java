package org.cardline.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A call of SIPp's that types all its keys ahead and waits for the line to hang up; and what the line said in it. */
final class CallByKeys {
    private static final Pattern REFERENCE = Pattern.compile("Your reference is (\\d{3}) (\\d{3}) (\\d{4})\\.");
    private static final long LOOKS_AGAIN_NANOS = 100_000_000;
    private static final int MOST_LOOKS = 300;

    private final RunningCardline line;
    private final Sipp sipp;
    private final FutureTask<String> captions;

    private CallByKeys(RunningCardline line, Sipp sipp) {
        this.line = line;
        this.sipp = sipp;
        captions = new FutureTask<>(() -> line.get("/api/v1/calls/" + sipp.callId() + "/text"));
        Thread.startVirtualThread(captions);
    }

    /**
     * Calls, and begins to type.
     *
     * @param folder for the files of this call alone
     * @param keys a space is a second without any
     */
    static CallByKeys begin(RunningCardline line, Path folder, String keys) throws IOException {
        Path file = Files.createDirectories(folder).resolve("keys.pcap");
        KeysFile.write(file, " " + keys);
        var values = Map.of("KEYS", file.toString());
        return new CallByKeys(line, Sipp.call(folder, "keys", line.dialled(), line.sipPort(), values));
    }

    /** Once a code went to the device whose number ends like this, types it, and then more keys. */
    CallByKeys thenCode(String deviceEnd, String more) throws IOException, InterruptedException {
        var code = Pattern.compile(deviceEnd + "</td><td><code>(\\d{6})");
        for (int look = 0; look < MOST_LOOKS; look++) {
            Matcher sent = code.matcher(line.get("/demonstration/codes"));
            if (sent.find()) {
                sipp.key(sent.group(1) + more);
                return this;
            }
            LockSupport.parkNanos(LOOKS_AGAIN_NANOS);
        }
        throw new AssertionError("no code was sent to …" + deviceEnd + ":\n" + heard());
    }

    /** What the line said until it hung up, as its captions. */
    String heard() throws IOException, InterruptedException {
        Sipp.Ended ended = sipp.ended();
        String text = captions();
        assertThat(ended.status()).as(text + ended.output()).isZero();
        return text;
    }

    private String captions() throws InterruptedException {
        try {
            return captions.get(10, TimeUnit.SECONDS).replaceAll("event: (\\w+)\ndata: (.*)\n\n", "$1: $2\n");
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("no captions of " + sipp.callId(), e);
        }
    }

    /** The case that the line gave the reference of, ten digits; Cardline knows it. */
    String reference() throws IOException, InterruptedException {
        String text = heard();
        Matcher spoken = REFERENCE.matcher(text);
        assertThat(spoken.find()).as(text).isTrue();
        String reference = spoken.group(1) + spoken.group(2) + spoken.group(3);
        assertThat(line.get("/api/v1/cases/" + reference)).contains(reference, "\"state\":\"open\"");
        return reference;
    }
}
