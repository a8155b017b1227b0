package org.cardline.guide;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The guide's pages; asks for a {@link BrowserTelephone} and {@link ServedNumbers}. */
@Configuration(proxyBeanMethods = false)
@Import({CallPage.class, BrowserCalls.class})
public class GuideHouse {}
