package org.cardline.web;

/**
 * What the pages need to know of the settings.
 *
 * @param demonstration every page says so, and a call's text may be listened to
 */
public record WebSettings(boolean demonstration) {}
