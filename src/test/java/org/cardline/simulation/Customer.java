package org.cardline.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A caller who understands what is asked, and answers it at their own pace. */
public final class Customer implements Behaviour {
    private final Pace pace;
    private final World world;
    private final Map<String, String> answers = new HashMap<>();
    private final Set<String> heard = new HashSet<>();

    /**
     * A customer with this wallet.
     *
     * @param wants what to press in which menu, by the menu's first words
     */
    public Customer(Pace pace, Wallet wallet, World world, Map<String, String> wants) {
        this.pace = pace;
        this.world = world;
        answers.put("Key the card number", wallet.cardNumber());
        answers.put("Key the security code", wallet.securityCode());
        answers.put("Key your date of birth", wallet.born());
        answers.put("Key the digits of your postal code", wallet.postalDigits() + "#");
        answers.put("Key the last four of your tax number", wallet.lastFour());
        answers.put("To tell us in your own words", "2");
        answers.put("Where was it last seen", "1");
        answers.put("Are there charges", "2");
        answers.put("To use points", "2");
        answers.put("Anything else: press 1. The reference again", "3");
        answers.put("Anything else: press 1. To end", "2");
        answers.putAll(wants);
    }

    @Override
    public Reply answers(String words) {
        boolean isNew = heard.add(words);
        if (isNew && pace == Pace.HESITANT) return Reply.silence();
        String asked = words.replace("That doesn't fit. ", "");
        if (asked.startsWith("Key the code from the message")) return pace.reply(world.lastCode());
        return answer(asked).map(pace::reply).orElseGet(Reply::hangUp);
    }

    private Optional<String> answer(String asked) {
        return answers.entrySet().stream()
                .filter(each -> asked.startsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** An expert knows the greeting; what comes after is what they called for. */
    @Override
    public boolean skips(String words) {
        return pace == Pace.EXPERT && heard.isEmpty();
    }
}
