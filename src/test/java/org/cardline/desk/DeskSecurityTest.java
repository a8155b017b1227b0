package org.cardline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cardline.programme.CopiedProgramme;
import org.cardline.programme.LiveProgramme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

class DeskSecurityTest {
    private static final RequestAuthorizationContext ANYWHERE =
            new RequestAuthorizationContext(new MockHttpServletRequest());

    @TempDir
    private Path aside;

    /** What a session was begun as is not enough. */
    @Test
    void whoIsNoLongerListedGetsToTheFloorNoMore() throws IOException {
        CopiedProgramme copied = CopiedProgramme.of("larkmoor", aside);
        var live = new LiveProgramme(copied.folder(), UnaryOperator.identity());
        assertThat(getsToTheFloor("sue", DeskSecurity.SUPERVISOR, live)).isTrue();
        assertThat(getsToTheFloor("sue", DeskSecurity.AGENT, live)).isFalse();
        assertThat(getsToTheFloor("otto", DeskSecurity.OPERATOR, live)).isFalse();
        copied.with("queues.yaml", "supervisors: sue", "supervisors: zoe");
        assertThat(live.reloadIfChanged()).isInstanceOf(LiveProgramme.Replaced.class);
        assertThat(getsToTheFloor("sue", DeskSecurity.SUPERVISOR, live)).isFalse();
    }

    private static boolean getsToTheFloor(String name, String signedInAs, LiveProgramme live) {
        var who = new TestingAuthenticationToken(name, "", "ROLE_" + signedInAs);
        return Optional.ofNullable(
                        DeskSecurity.isNow(DeskSecurity.SUPERVISOR, live).authorize(() -> who, ANYWHERE))
                .orElseThrow()
                .isGranted();
    }
}
