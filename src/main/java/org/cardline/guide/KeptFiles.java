package org.cardline.guide;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Browsers ask once for a file that the guide alone loads: its address changes with its content ({@link Assets}). */
final class KeptFiles implements WebMvcConfigurer {
    private static final String[] FILES = {"/guide.js", "/call.js", "/guide-icon*"};
    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(FILES)
                .addResourceLocations("classpath:/static/")
                .setCacheControl(FOR_GOOD);
    }
}
