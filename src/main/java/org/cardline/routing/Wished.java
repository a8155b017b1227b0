package org.cardline.routing;

/**
 * A wish that was recorded.
 *
 * @param number counts the wishes about this contact, so that an answer to one is not taken for another's
 */
public record Wished(int number, Wish wish) {}
