package org.cardline.speech;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * What the C library keeps of native memory that was freed. As it is set, it learns from a recognition to keep all that one ever needs, for
 * each thread. Where it is not glibc, nothing is asked of it. Any thread.
 */
final class NativeMemory {
    /** An option of {@code mallopt}: blocks from this size on are mapped. */
    private static final int M_MMAP_THRESHOLD = -3;

    private static final int LARGE_BYTES = 1 << 20;

    private static final Optional<MethodHandle> MALLOPT =
            function("mallopt", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    private static final Optional<MethodHandle> MALLOC_TRIM = function("malloc_trim", ValueLayout.JAVA_LONG);

    private NativeMemory() {}

    /** From now on each block of 1 MB or more goes back to the system when it is freed, and the limit grows no longer. */
    static void keepLittle() {
        MALLOPT.ifPresent(set -> {
            try {
                int _ = (int) set.invokeExact(M_MMAP_THRESHOLD, LARGE_BYTES);
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Gives back what is free in the smaller blocks, too: some milliseconds. */
    static void giveBack() {
        MALLOC_TRIM.ifPresent(trim -> {
            try {
                int _ = (int) trim.invokeExact(0L);
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Optional<MethodHandle> function(String name, ValueLayout... arguments) {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup()
                .find(name)
                .map(found -> linker.downcallHandle(found, FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments)));
    }
}
