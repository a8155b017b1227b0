package org.cardline.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Whatever went wrong with a request: problem details (RFC 9457) for programs, a page for people. */
@Controller
final class Errors implements ErrorController {
    @RequestMapping("${spring.web.error.path:/error}")
    Object show(HttpServletRequest request) {
        HttpStatus status = status(request);
        return isForPrograms(request) ? Problem.answer(status, whatToDo(status)) : page(status);
    }

    private static ModelAndView page(HttpStatus status) {
        return new ModelAndView("web/error", Map.of("title", title(status), "whatToDo", whatToDo(status)), status);
    }

    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus known = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        return known == null ? HttpStatus.NOT_FOUND : known;
    }

    private static boolean isForPrograms(HttpServletRequest request) {
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return path instanceof String asked && (asked.startsWith("/api/") || asked.startsWith("/actuator/"));
    }

    private static String title(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "There is nothing here";
            case FORBIDDEN -> "This page is not for you here";
            default -> status.is5xxServerError() ? "Something went wrong here" : "This request can't be answered";
        };
    }

    private static String whatToDo(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> "Check the address.";
            case 403 ->
                "Open it on the machine that Cardline runs on, as http://127.0.0.1 or http://localhost. The floor is for"
                        + " supervisors, a desk for its agent, settings for operators.";
            case 405 -> "This address can be read only.";
            case 411 -> "Say how long the request's body is (Content-Length).";
            case 413 -> "Send at most " + Gate.MAX_BODY_BYTES / 1024 + " kB.";
            default ->
                status.is5xxServerError()
                        ? "It is noted in the log. Try once more; the line itself is not concerned."
                        : "Check the request.";
        };
    }
}
