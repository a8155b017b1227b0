package org.cardline;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cardline.phone.Captions;
import org.cardline.phone.KeyScript;
import org.cardline.phone.TerminalCall;
import org.cardline.programme.Programmes;
import org.cardline.sip.SipUri;
import org.cardline.sip.Uri;

/** {@code ./cardline call}: a telephone in the terminal, a process of its own. */
final class CallCommand {
    private static final int USAGE_STATUS = 2;
    private static final String USUAL_FROM = "+12025550143"; // kept for fiction
    private static final Pattern FROM = Pattern.compile("\\+?[0-9]{1,20}");

    private static final String USAGE = """
            usage: ./cardline call [--to sip:NUMBER@HOST:PORT | --to NUMBER] [--from NUMBER] [--keys "KEYS …"] [--wav FILE]
                   ./cardline call --answer [PORT] [--wav FILE]

              --to      whom to call, on this machine; else the first number of the programme
              --from    the calling number to show; else +12025550143
              --answer  waits at this port of this machine until it is called, and answers; without one
                        where a demonstration calls back
              --keys    groups of keys, one for each question: "1 999928186620113 2 3".
                        @FILE says a WAV file, - stays silent, h hangs up; when all are given, the keyboard goes on.
                        Dashes in a number are left out; with commas between the groups, spaces too
              --wav     writes what is heard to this file

            exit status: 0 the line hung up, 2 asked wrongly, 3 refused, 4 you hung up, 5 nothing answers, 6 broke off
            """;

    private enum Option {
        TO,
        FROM,
        ANSWER,
        KEYS,
        WAV
    }

    private final Map<Option, String> options;
    private final Settings settings;

    private CallCommand(Map<Option, String> options, Settings settings) {
        this.options = options;
        this.settings = settings;
    }

    /** Makes the call that these words ask for, and returns the exit status. */
    static int run(List<String> words, Settings settings) throws IOException, InterruptedException {
        if (words.equals(List.of("--help"))) {
            System.out.print(USAGE);
            return 0;
        }
        try {
            return new CallCommand(options(words.listIterator()), settings).call();
        } catch (IllegalArgumentException wrong) {
            System.err.println("cardline: " + wrong.getMessage() + "\n\n" + USAGE);
            return USAGE_STATUS;
        }
    }

    private static Map<Option, String> options(ListIterator<String> words) {
        var options = new EnumMap<Option, String>(Option.class);
        while (words.hasNext()) {
            String name = words.next();
            Option option = option(name);
            boolean hasValue = option == Option.ANSWER ? isValueNext(words) : words.hasNext();
            if (!hasValue && option != Option.ANSWER) throw new IllegalArgumentException(name + " needs a value.");
            options.put(option, hasValue ? words.next() : "");
        }
        return options;
    }

    private static boolean isValueNext(ListIterator<String> words) {
        if (!words.hasNext()) return false;
        boolean isValue = !words.next().startsWith("--");
        words.previous();
        return isValue;
    }

    private static Option option(String name) {
        for (Option each : Option.values()) {
            if (name.equals("--" + each.name().toLowerCase(Locale.ROOT))) return each;
        }
        throw new IllegalArgumentException("call has no option " + name + ".");
    }

    private Optional<String> given(Option option) {
        return Optional.ofNullable(options.get(option));
    }

    private int call() throws IOException, InterruptedException {
        if (given(Option.ANSWER).isPresent()) return answer();
        SipUri target = target();
        Optional<KeyScript> script = given(Option.KEYS).map(KeyScript::parse);
        Optional<Path> wav = given(Option.WAV).map(Path::of);
        Optional<Captions> captions = captions(target);
        if (captions.isEmpty()
                && (script.isPresent() || !given(Option.TO).orElse("").contains(":"))) return nobody();
        var order = new TerminalCall.Order(Optional.of(target), 0, from(), captions, script, wav);
        return TerminalCall.make(order, System.out).status;
    }

    private int answer() throws IOException, InterruptedException {
        String port = given(Option.ANSWER).filter(text -> !text.isEmpty()).orElseGet(this::callbackPort);
        if (!port.matches("[1-9][0-9]{3,4}") || Integer.parseInt(port) > 65_535)
            throw new IllegalArgumentException("--answer " + port + " is no port. Write one from 1024 to 65535.");
        if (given(Option.TO).isPresent() || given(Option.KEYS).isPresent())
            throw new IllegalArgumentException("--answer calls nobody, and its keys are the keyboard's.");
        var captions = new Captions(web());
        boolean told = settings.httpPort() != 0 && captions.areThere();
        var order = new TerminalCall.Order(
                Optional.empty(),
                Integer.parseInt(port),
                from(),
                told ? Optional.of(captions) : Optional.empty(),
                Optional.empty(),
                given(Option.WAV).map(Path::of));
        return TerminalCall.make(order, System.out).status;
    }

    private String callbackPort() {
        return settings.callbackPort().map(String::valueOf).orElse(Setting.CALLBACK_PORT.usual);
    }

    private int nobody() {
        System.err.println("cardline: no demonstration answers at " + web() + ". Start it with ./cardline up,\n"
                + "and give both the same CARDLINE_HTTP_PORT and CARDLINE_SIP_PORT if you have set them.");
        return TerminalCall.Ending.UNREACHABLE.status;
    }

    private SipUri target() {
        String to = given(Option.TO).orElseGet(this::firstNumber);
        if (to.contains(":")) return sip(to);
        if (!to.matches("\\+?[0-9*#][0-9*# .()-]*") && !isOurs(to))
            throw new IllegalArgumentException("'" + to
                    + "' is neither a number nor an address. Write +18005284800, or sip:NUMBER@127.0.0.1:5060.");
        if (settings.sipPort() == 0) throw new IllegalArgumentException("CARDLINE_SIP_PORT is 0: give --to sip:…");
        return sip("sip:" + to.replaceAll("[ .()-]", "") + "@" + host() + ":" + settings.sipPort());
    }

    /** A programme may name its entry points by words. */
    private boolean isOurs(String to) {
        return Programmes.load(settings.programme()).entryPoints().stream()
                .anyMatch(each -> each.dialled().equals(to));
    }

    private String firstNumber() {
        return Programmes.load(settings.programme()).entryPoints().getFirst().dialled();
    }

    private static SipUri sip(String text) {
        if (Uri.of(text) instanceof SipUri target) return target;
        throw new IllegalArgumentException(text + " is no SIP address. Write sip:NUMBER@HOST:PORT.");
    }

    private String from() {
        String from = given(Option.FROM).orElse(USUAL_FROM).replace(" ", "");
        if (FROM.matcher(from).matches()) return from;
        throw new IllegalArgumentException("--from " + from + " is no number. Write it as " + USUAL_FROM + ".");
    }

    /** Where the line's words come from: from this machine alone, and if a web page answers. */
    private Optional<Captions> captions(SipUri target) throws InterruptedException {
        if (!target.host().equals(host()) || settings.httpPort() == 0) return Optional.empty();
        var captions = new Captions(web());
        return captions.areThere() ? Optional.of(captions) : Optional.empty();
    }

    private URI web() {
        return URI.create("http://" + host() + ":" + settings.httpPort() + "/");
    }

    private String host() {
        String address = settings.bind().getHostAddress();
        return address.contains(":") ? "[" + address + "]" : address;
    }
}
