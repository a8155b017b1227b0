package org.cardline.programme;

/**
 * What a programme calls itself, and what it must say of itself.
 *
 * @param displayName as it is read
 * @param spokenName as it is spoken; a phrase of the prompts
 * @param independenceNotice who this is not; empty where nothing need be said; a phrase of the prompts
 * @param demonstrationNotice said by every greeting and page of a demonstration; a phrase of the prompts
 * @param demonstrationRefusal said in a demonstration to a card number that is not its own; a phrase of the prompts
 */
public record Brand(
        String displayName,
        String spokenName,
        String independenceNotice,
        String demonstrationNotice,
        String demonstrationRefusal) {
    static Brand read(Section brand, CardsFile.Demonstration demonstration, Prompts prompts) {
        return new Brand(
                brand.text("display-name"),
                brand.phrase("spoken-name", prompts),
                brand.has("independence-notice") ? brand.phrase("independence-notice", prompts) : "",
                demonstration.notice(),
                demonstration.refusal());
    }
}
