package org.cardline.sip;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What the parts of one user agent share: its transactions, calls and alarms, and what it has to say outside. */
final class Core {
    final UserAgentSettings settings;
    final Timers timers = new Timers();
    final Calls calls = new Calls();
    final Optional<Registrar> registrar;
    /** Refused calls whose answer is kept until its ACK; beyond it the answer goes out once for each copy of the INVITE. */
    private static final int MOST_REFUSALS = 2_000;

    private final RandomGenerator random;
    private final long secret;
    private final Map<String, ServerTransaction> servers = new HashMap<>();
    private final Map<String, ClientTransaction> clients = new HashMap<>();
    private List<Output> outputs = new ArrayList<>();
    private int refusals;

    Core(UserAgentSettings settings, RandomGenerator random, Optional<Registrar> registrar) {
        this.registrar = registrar;
        this.settings = settings;
        this.random = random;
        this.secret = random.nextLong();
    }

    void send(byte[] datagram, InetSocketAddress to) {
        outputs.add(new Output.Send(datagram, to));
    }

    void tell(CallEvent event) {
        outputs.add(new Output.Happened(event));
    }

    List<Output> takeOutputs() {
        if (outputs.isEmpty()) return List.of();
        List<Output> taken = outputs;
        outputs = new ArrayList<>(4);
        return taken;
    }

    /** 64 random bits as text: for tags, branches and Call-IDs. */
    String unique() {
        return HexFormat.of().toHexDigits(random.nextLong());
    }

    /** The methods that we serve. */
    String allow() {
        return registrar.isPresent() ? MessageWriter.ALLOW + ", REGISTER, REFER" : MessageWriter.ALLOW;
    }

    /** The extensions that we know, among the headers of what says what we can do. */
    MessageWriter supported(MessageWriter writer) {
        return registrar.isPresent() ? writer.header("Supported", Replaces.EXTENSION) : writer;
    }

    /** What a request needs and we don't know: section 8.2.2.3. */
    List<String> unsupported(Request request) {
        return request.headers().tokens(HeaderName.REQUIRE).stream()
                .filter(each -> registrar.isEmpty() || !each.equalsIgnoreCase(Replaces.EXTENSION))
                .toList();
    }

    /** What is for people to read, where a word of SIP's says too little: section 20.43. */
    String warning(String words) {
        return "399 " + settings.hostPort() + ' ' + HeaderText.quoted(words);
    }

    int upTo(int bound) {
        return random.nextInt(bound + 1);
    }

    /** Our own tag, the same for each copy of a request that is answered without keeping state: section 8.2.7. */
    String statelessTag(Request request) {
        long hash = secret;
        for (String header : new String[] {HeaderName.CALL_ID, HeaderName.FROM, HeaderName.CSEQ}) {
            hash = 0x9E37_79B9_7F4A_7C15L
                    * (hash ^ request.headers().first(header).orElse("").hashCode());
        }
        return HexFormat.of().toHexDigits(hash);
    }

    /** Ends a dialog; whatever the other side answers, it is over. */
    void bye(Dialog dialog) {
        String branch = Via.COOKIE + unique();
        byte[] bye =
                dialog.request(settings, "BYE", dialog.nextSequence(), branch).end();
        NonInviteClientTransaction.send(this, "BYE", branch, bye, dialog.nextHop());
    }

    @Nullable
    ServerTransaction server(String key) {
        return servers.get(key);
    }

    @Nullable
    ClientTransaction client(String key) {
        return clients.get(key);
    }

    void begin(ServerTransaction transaction) {
        servers.put(transaction.key, transaction);
        transaction.begin();
    }

    void begin(ClientTransaction transaction) {
        clients.put(transaction.key, transaction);
        transaction.begin();
    }

    /** The transaction has ended: nothing of it stays. */
    void remove(ServerTransaction transaction) {
        timers.cancel(transaction);
        servers.remove(transaction.key, transaction);
    }

    void remove(ClientTransaction transaction) {
        timers.cancel(transaction);
        clients.remove(transaction.key, transaction);
    }

    /** Whether there is room to repeat one more refusal until its ACK comes; then {@link #refusalSettled} gives it back. */
    boolean keepsRefusal() {
        if (refusals == MOST_REFUSALS) return false;
        refusals++;
        return true;
    }

    void refusalSettled() {
        refusals--;
    }

    int transactions() {
        return servers.size() + clients.size();
    }

    boolean isFull() {
        return transactions() >= settings.maxTransactions();
    }
}
