package org.cardline.guide;

import org.cardline.web.LiveCalls;

/**
 * What the line says in calls from pages.
 *
 * @param shown whether a page may show it, as the operator chose
 */
public record CaptionsOfCalls(LiveCalls calls, boolean shown) {}
