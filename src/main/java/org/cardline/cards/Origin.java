package org.cardline.cards;

/**
 * Where a command came from, kept beside it.
 *
 * @param contact the call or session that asked, by its id
 * @param proof what had been proved by then, in the words of the verification policy
 */
public record Origin(String contact, String proof) {}
