package org.cardline.desk;

import java.util.List;
import java.util.Map;

/** What an operator sees: how the process is set up, and what keeps a changed programme out. No secrets, and nothing of callers. */
public interface Operations {
    /** Settings by their names, with their values; of a secret only whether there is one. */
    Map<String, String> settings();

    /** The programme in force, by its name. */
    String programme();

    /** What is wrong with the programme's files as they are now; nothing where they are in force. */
    List<String> mistakes();
}
