package org.cardline.guide;

import java.util.function.Supplier;
import org.cardline.programme.Programme;

/** The programme whose numbers this installation answers, as it is now. */
public record ServedNumbers(Supplier<Programme> programme) {}
