package org.cardline.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/** The pages, the API and the gate before them; asks for {@link LiveCalls}, {@link WebSettings} and the
 * cases. */
@Configuration(proxyBeanMethods = false)
@Import({StatusPage.class, CaseApi.class, CallText.class, CodesPage.class, Errors.class})
public class WebHouse {
    private static final String TEMPLATES = "org.cardline";

    @Bean
    FilterRegistrationBean<Gate> gate() {
        var gate = new FilterRegistrationBean<>(new Gate());
        gate.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return gate;
    }

    @Bean
    PageViews pageViews(WebSettings settings) {
        var engine =
                TemplateEngine.createPrecompiled(null, ContentType.Html, WebHouse.class.getClassLoader(), TEMPLATES);
        return new PageViews(engine, settings);
    }
}
