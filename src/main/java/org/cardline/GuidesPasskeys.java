package org.cardline;

import java.util.UUID;
import org.cardline.cards.CustomerReference;
import org.cardline.cases.Letter;
import org.cardline.cases.Letters;
import org.cardline.desk.MemberPasskeys;
import org.cardline.store.Transactions;
import org.cardline.web.Passkeys;

/** Those that the guide keeps. */
record GuidesPasskeys(Passkeys keys, Letters letters, Transactions transactions) implements MemberPasskeys {
    @Override
    public int of(CustomerReference member) {
        return keys.of(member.value()).size();
    }

    @Override
    public void removeAll(CustomerReference member, String language) {
        transactions.run(() -> {
            if (keys.removeAll(member.value()) > 0)
                letters.queue(
                        "passkeys-removed:" + UUID.randomUUID(), Letter.passkeysRemoved(member.value(), language));
        });
    }
}
