package org.cardline.guide;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.cardline.cases.Reference;
import org.cardline.verification.SignIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;

/** One visit of somebody who signs in, and the disputes that were opened in it. Any thread. */
final class Visit {
    /** Each opens a case and queues a letter. */
    static final int MOST_DISPUTES = 20;

    private final String id;
    private final SignIn signIn;
    private final BooleanSupplier stands;
    private final Map<Reference, Opened> opened = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable PublicKeyCredentialCreationOptions> passkey = new AtomicReference<>();

    /** @param id names it in cases; it opens nothing */
    Visit(String id, SignIn signIn) {
        this(id, signIn, () -> true);
    }

    /** @param stands whether that by which they came still signs them in; asks the database */
    Visit(String id, SignIn signIn, BooleanSupplier stands) {
        this.id = id;
        this.signIn = signIn;
        this.stands = stands;
    }

    String id() {
        return id;
    }

    SignIn signIn() {
        return signIn;
    }

    /** False once the passkey by which they came is removed, here or by another process. */
    boolean stands() {
        return stands.getAsBoolean();
    }

    /** The passkey that is being added. */
    void makes(PublicKeyCredentialCreationOptions options) {
        passkey.set(options);
    }

    /** The same, once. */
    Optional<PublicKeyCredentialCreationOptions> made() {
        return Optional.ofNullable(passkey.getAndSet(null));
    }

    boolean mayOpenOneMore() {
        return opened.size() < MOST_DISPUTES;
    }

    void opens(Opened one) {
        opened.putIfAbsent(one.reference(), one);
    }

    /** What was opened under this reference in this visit. */
    Optional<Opened> opened(Reference reference) {
        return Optional.ofNullable(opened.get(reference));
    }
}
