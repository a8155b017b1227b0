package org.cardline.web;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Finds the page of a view's name among the precompiled templates of {@code src/main/jte}, a folder for each room. */
final class PageViews implements ViewResolver, Ordered {
    /**
     * Their pages come zipped. What others show next to an address that a page elsewhere chose could be guessed by its
     * length (BREACH); a card member's cookie comes with no request that begins elsewhere.
     */
    private static final String FOR_BAD_NETWORKS = "guide/";

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

    private static boolean takesZipped(HttpServletRequest request) {
        String taken = request.getHeader("Accept-Encoding");
        return taken != null && taken.contains("gzip") && !taken.contains("gzip;q=0");
    }

    private static byte[] zipped(byte[] page) throws IOException {
        var zipped = new ByteArrayOutputStream(page.length / 2);
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(page);
        }
        return zipped.toByteArray();
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
                throws IOException {
            var parameters = new HashMap<String, Object>(model == null ? Map.of() : model);
            parameters.put("demonstration", settings.demonstration());
            var html = new StringOutput();
            templates.render(template, parameters, html);
            response.setContentType(getContentType());
            byte[] page = html.toString().getBytes(StandardCharsets.UTF_8);
            boolean zips = template.startsWith(FOR_BAD_NETWORKS) && takesZipped(request);
            if (zips) response.setHeader("Content-Encoding", "gzip");
            response.getOutputStream().write(zips ? zipped(page) : page);
        }
    }
}
