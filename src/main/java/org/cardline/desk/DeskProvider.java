package org.cardline.desk;

import org.cardline.web.Provider;

/**
 * The sign-in of who works here.
 *
 * @param roleClaim the claim that has {@code agent}, {@code supervisor} or {@code operator}, alone or in a list
 */
public record DeskProvider(Provider provider, String roleClaim) {}
