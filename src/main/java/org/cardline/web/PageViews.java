package org.cardline.web;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Finds the page of a view's name among the precompiled templates of {@code src/main/jte}, a folder for each room. */
final class PageViews implements ViewResolver, Ordered {
    private final TemplateEngine templates;
    private final WebSettings settings;

    PageViews(TemplateEngine templates, WebSettings settings) {
        this.templates = templates;
        this.settings = settings;
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        String template = name + ".jte";
        return templates.hasTemplate(template) ? new Page(template) : null;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    private final class Page implements View {
        private final String template;

        Page(String template) {
            this.template = template;
        }

        @Override
        public String getContentType() {
            return "text/html;charset=utf-8";
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws java.io.IOException {
            var parameters = new HashMap<String, Object>(model == null ? Map.of() : model);
            parameters.put("demonstration", settings.demonstration());
            var html = new StringOutput();
            templates.render(template, parameters, html);
            response.setContentType(getContentType());
            response.getOutputStream().write(html.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
