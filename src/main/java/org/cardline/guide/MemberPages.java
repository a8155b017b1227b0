package org.cardline.guide;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.cardline.cards.CustomerReference;
import org.cardline.cards.HostUnavailable;
import org.cardline.verification.Attempt;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** Shows a page to who has signed in; leads everybody else there first. */
final class MemberPages {
    static final String SIGN_IN = "/member/sign-in";

    private final Visits visits;

    MemberPages(Visits visits) {
        this.visits = visits;
    }

    /** Who has signed in. */
    record Member(Visit visit, CustomerReference who, Attempt shown) {}

    /** What a member is shown. */
    interface Page {
        ModelAndView to(Member member) throws HostUnavailable;
    }

    ModelAndView show(HttpServletRequest request, Words words, Page page) {
        Optional<Member> member = of(request);
        if (member.isEmpty()) return new ModelAndView("redirect:" + words.link(SIGN_IN));
        try {
            return page.to(member.get());
        } catch (HostUnavailable silent) {
            return new ModelAndView("guide/silent", Map.of(), HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    /** Who has signed in with this browser, by what still signs them in. */
    Optional<Member> of(HttpServletRequest request) {
        return visits.of(request).filter(Visit::stands).flatMap(MemberPages::member);
    }

    private static Optional<Member> member(Visit visit) {
        return visit.signIn()
                .shown()
                .flatMap(shown -> visit.signIn().member().map(who -> new Member(visit, who, shown)));
    }
}
