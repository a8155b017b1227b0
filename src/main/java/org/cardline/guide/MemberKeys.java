package org.cardline.guide;

import org.cardline.web.PasskeyParty;
import org.cardline.web.Passkeys;

/**
 * The passkeys of card members, who are known by the card host's references.
 *
 * @param party what they are for
 */
public record MemberKeys(Passkeys keys, PasskeyParty party) {}
