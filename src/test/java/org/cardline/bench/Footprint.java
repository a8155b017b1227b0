package org.cardline.bench;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;

/**
 * What a JVM holds.
 *
 * @param heapBytes in use, after a collection
 * @param nativeBytes all that the JVM itself has reserved outside the heap; 0 without native memory tracking
 * @param tickBytes ever allocated by the tick threads
 */
record Footprint(long heapBytes, long nativeBytes, long tickBytes) {
    private static final Pattern COMMITTED = Pattern.compile("(Total|Java Heap).*committed=(\\d+)KB");

    static Footprint of(MBeanServerConnection jvm) throws IOException {
        var memory =
                ManagementFactory.newPlatformMXBeanProxy(jvm, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
        memory.gc();
        return new Footprint(memory.getHeapMemoryUsage().getUsed(), reserved(jvm), allocatedByTicks(jvm));
    }

    long bytes() {
        return heapBytes + nativeBytes;
    }

    private static long reserved(MBeanServerConnection jvm) throws IOException {
        long kilobytes = 0;
        var committed = COMMITTED.matcher(nativeMemory(jvm));
        while (committed.find()) {
            long amount = Long.parseLong(committed.group(2));
            kilobytes += committed.group(1).equals("Total") ? amount : -amount;
        }
        return kilobytes * 1024;
    }

    private static String nativeMemory(MBeanServerConnection jvm) throws IOException {
        try {
            var commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
            Object[] arguments = {new String[] {"summary"}};
            return (String) jvm.invoke(commands, "vmNativeMemory", arguments, new String[] {String[].class.getName()});
        } catch (JMException unavailable) {
            return "";
        }
    }

    private static long allocatedByTicks(MBeanServerConnection jvm) throws IOException {
        var threads =
                ManagementFactory.newPlatformMXBeanProxy(jvm, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
        long bytes = 0;
        for (long id : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(id);
            if (info != null && info.getThreadName().startsWith("tick-")) bytes += threads.getThreadAllocatedBytes(id);
        }
        return bytes;
    }
}
