package org.cardline.programme;

/**
 * An agent who signs in at a desk, with a browser for a telephone.
 *
 * @param name the agent signs in by it
 * @param skills languages among them
 */
public record DeskAgent(String name, Skills skills) {}
