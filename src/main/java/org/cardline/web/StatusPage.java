package org.cardline.web;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.cardline.cases.CallRecords;
import org.cardline.cases.Cases;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** {@code /}: what the line does now, its last calls and its open cases, without people's data. */
@Controller
final class StatusPage {
    private static final int LAST_CALLS = 20;
    private static final Duration COUNTED = Duration.ofDays(1);

    private final LiveCalls calls;
    private final CallRecords records;
    private final Cases cases;
    private final InstantSource time;
    private final ApplicationAvailability availability;

    StatusPage(
            LiveCalls calls,
            CallRecords records,
            Cases cases,
            InstantSource time,
            ApplicationAvailability availability) {
        this.calls = calls;
        this.records = records;
        this.cases = cases;
        this.time = time;
        this.availability = availability;
    }

    @GetMapping("/")
    ModelAndView show() {
        return new ModelAndView(
                "web/status",
                Map.of(
                        "now", calls.now(),
                        "draining", availability.getReadinessState() == ReadinessState.REFUSING_TRAFFIC,
                        "last", records.last(LAST_CALLS),
                        "counts", records.counts(time.instant().minus(COUNTED)),
                        "open", cases.openByReason()));
    }
}
