package org.cardline.guide;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Browsers ask once for a file of the guide at its own address, which changes with its content ({@link Assets}). At any
 * other address, such as that of yesterday's content, they are to keep nothing: the gate says so.
 */
final class KeptFiles implements WebMvcConfigurer {
    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(Assets.paths())
                .addResourceLocations("classpath:/static/"); // says nothing of keeping
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new KeptAtItsOwnAddress()).addPathPatterns(Assets.paths());
    }

    private static final class KeptAtItsOwnAddress implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            String asked = request.getRequestURI() + "?" + request.getQueryString();
            if (Assets.isAddress(asked)) response.setHeader(HttpHeaders.CACHE_CONTROL, FOR_GOOD.getHeaderValue());
            return true;
        }
    }
}
