package org.cardline.programme;

/**
 * An agent who has a SIP telephone and no desk: always there, until the telephone does not answer.
 *
 * @param agent the agent's name
 * @param address where the telephone is: {@code sip:agent7@192.0.2.7:5090}
 * @param skills languages among them
 */
public record AgentTelephone(String agent, String address, Skills skills) {}
