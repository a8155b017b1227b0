package org.cardline.routing;

import org.cardline.programme.Skills;

/**
 * An agent who is here now.
 *
 * @param address where the agent is reached; opaque to routing
 * @param skills languages among them
 * @param completes has a desk: after a talk nothing is offered until {@link Agents#completed}
 */
public record SignIn(String name, String address, Skills skills, boolean completes) {}
