package org.cardline.sip;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Asks telephones for proof of their password: digest, RFC 3261 section 22 and RFC 8760. A stranger costs no memory: a nonce
 * says by its own signature that it is ours, and since when; only one that was used rightly is kept, so that it is not used
 * twice with the same count. An unknown user gets what a wrong password gets. Owned by the SIP thread but for
 * {@link #secrets}.
 */
final class Authenticator {
    static final String REALM = "cardline";
    private static final long NONCE_MILLIS = Duration.ofMinutes(5).toMillis();

    /** So many wrong answers of one user from one address, then none is compared for the rest of the time. */
    static final int MOST_WRONG = 10;

    private static final long WRONG_MILLIS = Duration.ofMinutes(10).toMillis();

    /** Of those who were wrong the oldest is forgotten for a new one; of nonces none is, and nobody new gets in. */
    static final int MOST_KEPT = 10_000;

    private static final String SIGNATURE = "HmacSHA256";

    final Map<String, DigestSecret> secrets = new ConcurrentHashMap<>();
    private final Map<String, Used> used = new HashMap<>();
    private final LinkedHashMap<String, Wrong> wrong = new LinkedHashMap<>(); // by when they were first wrong
    private final RandomGenerator random;
    private final SecretKeySpec key;
    private final DigestSecret nobodys;

    Authenticator(RandomGenerator random) {
        this.random = random;
        var bytes = new byte[32];
        random.nextBytes(bytes);
        key = new SecretKeySpec(bytes, SIGNATURE);
        nobodys = DigestSecret.of("", unique());
    }

    private record Used(long count, long until) {}

    private record Wrong(int times, long until) {}

    /** What came of it. */
    sealed interface Verdict {}

    /** It is this user's telephone. */
    record Proved(String user) implements Verdict {}

    /** It is to answer a challenge. @param stale whether its password is right, and the nonce is not to be used any more */
    record Challenged(boolean stale) implements Verdict {}

    Verdict judge(Request request, InetSocketAddress from, long now) {
        Optional<Credentials> shown = request.headers().all("Authorization").stream()
                .flatMap(each -> Credentials.parse(each).stream())
                .filter(each -> each.realm().equals(REALM))
                .findFirst();
        return shown.map(each -> judge(each, request, from, now)).orElseGet(() -> new Challenged(false));
    }

    private Verdict judge(Credentials shown, Request request, InetSocketAddress from, long now) {
        String who = shown.user() + ' ' + from.getAddress().getHostAddress();
        boolean locked = isLocked(who, now);
        DigestSecret secret = secrets.getOrDefault(DigestSecret.nameOf(shown.user()), nobodys);
        boolean right = isSame(shown.expected(secret, request.method()), shown.response())
                && secret != nobodys
                && shown.uri().equals(request.target());
        if (!right || locked) {
            countWrong(who, now);
            return new Challenged(false);
        }
        if (!isOurs(shown.nonce(), now) || !isFresh(shown, now)) return new Challenged(true);
        wrong.remove(who);
        return new Proved(DigestSecret.nameOf(shown.user()));
    }

    private static boolean isSame(String expected, String shown) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.ISO_8859_1), shown.getBytes(StandardCharsets.ISO_8859_1));
    }

    private boolean isLocked(String who, long now) {
        Wrong known = wrong.get(who);
        return known != null && known.until > now && known.times >= MOST_WRONG;
    }

    private void countWrong(String who, long now) {
        Wrong known = wrong.get(who);
        if (known != null && known.until > now) {
            wrong.put(who, new Wrong(known.times + 1, known.until));
            return;
        }
        wrong.remove(who);
        if (wrong.size() >= MOST_KEPT) wrong.pollFirstEntry();
        wrong.put(who, new Wrong(1, now + WRONG_MILLIS));
    }

    /** Its count is higher than any before: RFC 7616, 3.4. */
    private boolean isFresh(Credentials shown, long now) {
        if (used.size() >= MOST_KEPT) used.values().removeIf(each -> each.until <= now);
        Used before = used.get(shown.nonce());
        boolean higher = before == null ? used.size() < MOST_KEPT : shown.count() > before.count;
        if (higher) used.put(shown.nonce(), new Used(shown.count(), now + NONCE_MILLIS));
        return higher;
    }

    /** What this user's telephone is asked, the better algorithm first: RFC 8760, 2.3. */
    List<String> challenges(String user, boolean stale, long now) {
        String nonce = nonce(now);
        return Arrays.stream(DigestAlgorithm.values())
                .filter(each -> each == DigestAlgorithm.MD5 || !DigestSecret.isMd5Alone(user))
                .map(each -> "Digest realm=\"" + REALM + "\", nonce=\"" + nonce + "\", algorithm=" + each.word()
                        + ", qop=\"auth\"" + (stale ? ", stale=true" : ""))
                .toList();
    }

    private String nonce(long now) {
        String signed = Long.toHexString(now) + '-' + unique();
        return signed + '-' + signature(signed);
    }

    private boolean isOurs(String nonce, long now) {
        int end = nonce.lastIndexOf('-');
        if (end < 0 || !isSame(signature(nonce.substring(0, end)), nonce.substring(end + 1))) return false;
        long since = Long.parseLong(nonce.substring(0, nonce.indexOf('-')), 16);
        return now - since <= NONCE_MILLIS;
    }

    private String signature(String signed) {
        try {
            Mac mac = Mac.getInstance(SIGNATURE);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.ISO_8859_1)), 0, 16);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String unique() {
        return HexFormat.of().toHexDigits(random.nextLong());
    }
}
