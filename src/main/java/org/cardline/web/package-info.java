/**
 * HTTP shared by all pages: the status page, the API, limits and errors, passkeys.
 */
@NullMarked
package org.cardline.web;

import org.jspecify.annotations.NullMarked;
