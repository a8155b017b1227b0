package org.cardline.programme;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that an issuer configured, read whole from one folder and never changed: a call keeps the one that it
 * began with.
 *
 * @param name the folder's name
 * @param language the language tag (BCP 47) of texts and prompts
 * @param answersWhenLive whether the entry points may be answered in live mode; else the programme is a guide only
 * @param numbers the directory
 * @param reported what somebody false uses in the issuer's name
 * @param cards kinds of card, those of a demonstration among them
 * @param departments in the order of the menu
 * @param reasons every reason, or none where the programme has no menu
 * @param queues where contacts wait for an agent, or none
 * @param announcements what a supervisor may have callers hear before anything else: phrases, by their names
 * @param steps what may happen next with a case
 * @param letters what is written to customers
 * @param prompts the recorded phrases
 * @param spanishPrompts the same in Spanish, each by its English phrase; none where the line speaks English alone
 * @param inSpanish what its texts are in Spanish, by the text
 */
public record Programme(
        String name,
        String language,
        Brand brand,
        boolean answersWhenLive,
        List<NumberEntry> numbers,
        List<Reported> reported,
        List<EntryPoint> entryPoints,
        Dialling dialling,
        List<CardProduct> cards,
        List<Department> departments,
        Map<Reason, ReasonEntry> reasons,
        Queues queues,
        Map<String, String> announcements,
        StepTemplates steps,
        VerificationPolicy verification,
        FreezingLimits freezing,
        Retention retention,
        Law law,
        Wordings letters,
        Prompts prompts,
        Prompts spanishPrompts,
        Map<String, String> inSpanish) {
    /**
     * What a dialled number means here.
     *
     * @param dialled the user part of a SIP address: a name, or a number with or without plus, separators, the
     *     country's calling code, its trunk or its international prefix
     */
    public Optional<EntryPoint> entryPoint(String dialled) {
        Optional<EntryPoint> named = withDialled(dialled);
        if (named.isPresent()) return named;
        return dialling.meanings(dialled).stream()
                .flatMap(each -> withDialled(each).stream())
                .findFirst();
    }

    /** The number in E.164 that this means, where the programme may have it called back. */
    public Optional<String> calledBack(String dialled) {
        return queues.callbacks()
                .flatMap(callbacks -> dialling.meanings(dialled).stream()
                        .filter(callbacks::allows)
                        .findFirst());
    }

    /** The kind of card that a whole number belongs to: by its length and its longest prefix. */
    public Optional<CardProduct> productOf(String digits) {
        return cards.stream()
                .filter(card -> card.fits(digits))
                .max(Comparator.comparingInt(card -> card.prefixIn(digits)));
    }

    /** The department that helps with a reason; only a programme with a menu has any. */
    public Department department(Reason reason) {
        ReasonEntry entry = reasons.get(reason);
        if (entry == null) throw new IllegalStateException("programme " + name + " has no reasons, and so no menu");
        return entry.department();
    }

    /** The language to write in to who chose this one: it, where there are letters in it, else the programme's own. */
    public String letterLanguage(String chosen) {
        return letters.of(LetterKind.ONE_TIME_CODE.word(), chosen).isPresent() ? chosen : language;
    }

    /** This programme as it is in live mode: nothing that is for demonstrations only. */
    public Programme live() {
        return with(
                answersWhenLive ? entryPoints : List.of(),
                cards.stream().filter(card -> !card.demonstrationOnly()).toList(),
                queues);
    }

    /** This programme as it calls back, and dials, a telephone of this machine, whatever the number: where it doesn't say otherwise itself. */
    public Programme callingBackAt(int port) {
        return queues.callbacks().isPresent()
                ? this
                : with(entryPoints, cards, queues.calling(Callbacks.onThisMachine(port, dialling.callingCode())));
    }

    private Programme with(List<EntryPoint> answered, List<CardProduct> known, Queues waits) {
        return new Programme(
                name,
                language,
                brand,
                answersWhenLive,
                numbers,
                reported,
                answered,
                dialling,
                known,
                departments,
                reasons,
                waits,
                announcements,
                steps,
                verification,
                freezing,
                retention,
                law,
                letters,
                prompts,
                spanishPrompts,
                inSpanish);
    }

    private Optional<EntryPoint> withDialled(String number) {
        return entryPoints.stream()
                .filter(each -> each.dialled().equals(number))
                .findFirst();
    }
}
