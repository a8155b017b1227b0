package org.cardline.speech;

/**
 * What is listened for at one question.
 *
 * @param answer what the question asks for
 * @param beside phrases that may be said instead: those that hold anywhere (agent, repeat, go back, help), and a menu's words
 *     beside the caller's own; what they mean comes as {@link Heard.Beside}
 */
public record Listening(Grammar answer, Grammar.Phrases beside) {}
