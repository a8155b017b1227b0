package org.cardline.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cardline.phone.KeyScript.Group;
import org.cardline.phone.KeyScript.HangUp;
import org.cardline.phone.KeyScript.Keys;
import org.cardline.phone.KeyScript.Silence;
import org.junit.jupiter.api.Test;

class KeyScriptTest {
    @Test
    void aReferenceMayBePastedAsItIsRead() {
        assertThat(groups("3 613-143-2588 - h"))
                .containsExactly(new Keys("3"), new Keys("6131432588"), new Silence(), new HangUp());
        assertThat(groups("3, 613 143 2588, 01-31-1980,-,h"))
                .containsExactly(
                        new Keys("3"), new Keys("6131432588"), new Keys("01311980"), new Silence(), new HangUp());
    }

    @Test
    void whatIsNoKeyIsNamed() {
        assertThatThrownBy(() -> KeyScript.parse("1 2x")).hasMessageStartingWith("'2x' is no group of keys.");
    }

    private static List<Group> groups(String text) {
        KeyScript script = KeyScript.parse(text);
        var groups = new ArrayList<Group>();
        for (Optional<Group> each = script.next(); each.isPresent(); each = script.next()) groups.add(each.get());
        return groups;
    }
}
