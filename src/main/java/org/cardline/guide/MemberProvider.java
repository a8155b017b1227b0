package org.cardline.guide;

import java.time.InstantSource;
import org.cardline.web.Provider;
import org.cardline.web.ProviderDoor;

/**
 * The issuer's own sign-in of card members.
 *
 * @param claim has the card host's reference of a member
 */
public record MemberProvider(ProviderDoor door, String claim) {
    static final String TO = "/guide/member/provider/to";
    static final String BACK = "/guide/member/provider/back";

    public static MemberProvider of(Provider provider, InstantSource time) {
        return new MemberProvider(new ProviderDoor(provider, BACK, time), provider.nameClaim());
    }
}
