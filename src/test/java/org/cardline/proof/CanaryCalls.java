package org.cardline.proof;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cardline.media.Clip;
import org.cardline.media.Key;
import org.cardline.media.Tones;
import org.cardline.simulation.Wallet;
import org.cardline.speech.SpokenNumbers;

/** Calls that key and say secrets: the right ones, wrong ones, halves, and at questions that ask for something else. */
final class CanaryCalls {
    /** How many different people call. */
    static final int PEOPLE = 10;

    private static final int CALL_SECONDS = 60;
    private static final int HEARS_A_NUMBER_MILLIS = 13_000;
    private static final int HEARS_A_CODE_MILLIS = 6_000;
    private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");

    private final RunningCardline line;
    private final List<Wallet> wallets;
    private final Random random;
    private final Queue<Secret> secrets = new ConcurrentLinkedQueue<>();
    private final Queue<String> captions = new ConcurrentLinkedQueue<>();

    CanaryCalls(RunningCardline line, List<Wallet> wallets, Random random) {
        this.line = line;
        this.wallets = wallets;
        this.random = random;
    }

    /** What was keyed and may be nowhere. */
    List<Secret> secrets() {
        return List.copyOf(secrets);
    }

    /** What came over the captions' connections. */
    List<String> captions() {
        return List.copyOf(captions);
    }

    /** One call, from the answer to the hang-up. */
    private interface Course {
        void run(Talking call, Wallet wallet) throws Exception;
    }

    /** Makes all calls at once. */
    void makeAll() throws Exception {
        List<Course> courses = List.of(
                this::wholeWay,
                this::wrongCodes,
                this::halfANumber,
                this::codeByMessage,
                this::numberOfNobodys,
                this::numberAsReference,
                this::numberAtTheMenu,
                this::numberInAStatement,
                this::numberSaid,
                this::codeSaid);
        var calls = new ArrayList<Future<?>>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Iterator<Wallet> people = wallets.iterator();
            for (Course course : courses) {
                Wallet wallet = people.next();
                calls.add(callers.submit(() -> make(course, wallet)));
            }
            for (Future<?> call : calls) call.get(CALL_SECONDS, TimeUnit.SECONDS);
        }
    }

    private Void make(Course course, Wallet wallet) throws Exception {
        secrets.addAll(of(wallet));
        Talking call = Talking.to(line);
        try (call) {
            course.run(call, wallet);
        }
        captions.add(call.captions());
        return null;
    }

    /** What somebody has at hand and no one else may know. */
    static List<Secret> of(Wallet wallet) {
        String born = wallet.born();
        String date = born.substring(4) + "-" + born.substring(0, 2) + "-" + born.substring(2, 4);
        return List.of(
                new Secret("card number " + wallet.cardNumber(), wallet.cardNumber()),
                new Secret("security code " + wallet.securityCode(), wallet.securityCode()),
                new Secret("wrong security code " + wrongCode(wallet), wrongCode(wallet)),
                new Secret("date of birth " + born, born),
                new Secret("date of birth " + date, date));
    }

    private static String wrongCode(Wallet wallet) {
        return "%04d".formatted((Integer.parseInt(wallet.securityCode()) + 1_111) % 10_000);
    }

    private String also(String name, String digits) {
        secrets.add(new Secret(name + " " + digits, digits));
        return digits;
    }

    private void wholeWay(Talking call, Wallet wallet) throws Exception {
        call.press("1" + wallet.cardNumber() + "1" + wallet.securityCode() + wallet.born() + "3" + "2" + "2" + "1")
                .hear("It comes by ");
    }

    private void wrongCodes(Talking call, Wallet wallet) throws Exception {
        call.press("1" + wallet.cardNumber() + "1" + wrongCode(wallet) + wallet.born())
                .hear("That doesn't match");
        call.press(wallet.securityCode() + wallet.born()).hear("The card is blocked for good");
    }

    private void halfANumber(Talking call, Wallet wallet) throws Exception {
        call.press("1" + also("half a number", wallet.cardNumber().substring(0, 9)))
                .hear("That doesn't fit");
    }

    private void codeByMessage(Talking call, Wallet wallet) throws Exception {
        call.press("1" + wallet.cardNumber() + "1#").hear("Say or key the code from the message");
        String code = also("one-time code", sentCode());
        String wrong = "%06d".formatted((Integer.parseInt(code) + 111_111) % 1_000_000);
        call.press(also("wrong one-time code", wrong)).hear("That doesn't match");
        call.press(code + wallet.born()).hear("The card is blocked for good");
    }

    private String sentCode() throws IOException, InterruptedException {
        Matcher page = CODE.matcher(line.get("/demonstration/codes"));
        if (!page.find()) throw new AssertionError("no code was sent");
        return page.group();
    }

    private void numberOfNobodys(Talking call, Wallet wallet) throws Exception {
        call.press("1" + also("nobody's number", People.cardNumber("37", random)))
                .hear("This is a demonstration. Do not");
    }

    private void numberAsReference(Talking call, Wallet wallet) throws Exception {
        also("number as far as it is a reference", wallet.cardNumber().substring(0, 10));
        call.press("3" + wallet.cardNumber()).hear("That doesn't fit");
    }

    private void numberAtTheMenu(Talking call, Wallet wallet) throws Exception {
        call.press(wallet.cardNumber()).stay(6_000);
    }

    private void numberInAStatement(Talking call, Wallet wallet) throws Exception {
        String keys = "1" + wallet.cardNumber() + "1" + wallet.securityCode() + wallet.born() + "3";
        call.press(keys)
                .hear("To tell us in your own words")
                .press("1")
                .hear("Speak now")
                .stay(5_000);
        call.say(tones(wallet.cardNumber())).stay(4_000);
        call.press("5").hear("Keys were heard in it").press("2").hear("Are there charges");
    }

    /** Said by a person: whether it is understood or not, it was heard. */
    private void numberSaid(Talking call, Wallet wallet) throws Exception {
        call.press("1").hear("Say or key the card number");
        call.say(spoken(wallet.cardNumber())).stay(HEARS_A_NUMBER_MILLIS);
    }

    private void codeSaid(Talking call, Wallet wallet) throws Exception {
        call.press("1" + wallet.cardNumber() + "1").hear("Say or key the security code");
        call.say(spoken(wallet.securityCode())).stay(HEARS_A_CODE_MILLIS);
        call.say(spoken(wrongCode(wallet))).stay(HEARS_A_CODE_MILLIS);
    }

    private Clip spoken(String digits) {
        return SpokenNumbers.clip("jackson", digits, random.nextLong());
    }

    /** The tones of these keys, as an old telephone sends them. */
    static Clip tones(String keys) {
        var samples = new short[keys.length() * 2 * 800];
        for (int at = 0; at < keys.length(); at++) {
            short[] tone =
                    Tones.key(Key.of(keys.charAt(at)), Duration.ofMillis(100)).samples();
            System.arraycopy(tone, 0, samples, at * 2 * 800, tone.length);
        }
        return Clip.ofSamples(Arrays.copyOf(samples, samples.length));
    }
}
