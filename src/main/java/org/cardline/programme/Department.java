package org.cardline.programme;

/**
 * People who help with some reasons.
 *
 * @param id the word for it in the programme: {@code fraud}
 * @param name as it is read and spoken; a phrase of the prompts
 * @param hours when somebody is there
 */
public record Department(String id, String name, Hours hours) {}
