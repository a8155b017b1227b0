package org.cardline.programme;

import java.util.List;

/**
 * What a programme calls itself, and what it must say of itself.
 *
 * @param displayName as it is read
 * @param spokenName as it is spoken; a phrase of the prompts
 * @param independenceNotice who this is not; empty where nothing need be said; a phrase of the prompts
 * @param demonstrationNotice said by every greeting and page of a demonstration; a phrase of the prompts
 * @param demonstrationRefusal said in a demonstration to a card number that is not its own; a phrase of the prompts
 * @param officialSites hosts of the issuer's own site, the first the one that pages link to; their subdomains are its own, too
 */
public record Brand(
        String displayName,
        String spokenName,
        String independenceNotice,
        String demonstrationNotice,
        String demonstrationRefusal,
        List<String> officialSites) {
    private static final String HOST = "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,24}";

    static Brand read(Section brand, CardsFile.Demonstration demonstration, Prompts prompts) {
        return new Brand(
                brand.text("display-name"),
                brand.phrase("spoken-name", prompts),
                brand.has("independence-notice") ? brand.phrase("independence-notice", prompts) : "",
                demonstration.notice(),
                demonstration.refusal(),
                sites(brand));
    }

    private static List<String> sites(Section brand) {
        List<String> sites = brand.texts("official-sites");
        for (String each : sites)
            if (!each.matches(HOST))
                brand.wrong(
                        "official-sites",
                        "'" + each + "' is no host.",
                        "Write it like www.example.com, in small letters and without https://.");
        return sites;
    }
}
