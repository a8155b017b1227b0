package org.cardline.programme;

/**
 * What the issuer says of a reason.
 *
 * @param title what people read
 * @param department who helps
 */
public record ReasonEntry(Reason reason, String title, Department department) {}
