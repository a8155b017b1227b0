package org.cardline.routing;

/**
 * An agent is asked to take a contact: until the offer's time is over, it is no one else's.
 *
 * @param number counts the offers of this contact, so that a late answer to one is not taken for the next
 * @param address where the agent is reached; opaque to routing
 */
public record Offered(ContactId contact, int number, String agent, String address) {}
