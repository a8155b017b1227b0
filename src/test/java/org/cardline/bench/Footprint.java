package org.cardline.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What this process holds.
 *
 * @param heapBytes in use, after a collection
 * @param nativeBytes all that the JVM itself has reserved outside the heap; 0 without native memory tracking
 * @param tickBytes ever allocated by the tick threads
 */
record Footprint(long heapBytes, long nativeBytes, long tickBytes) {
    private static final Pattern COMMITTED = Pattern.compile("(Total|Java Heap).*committed=(\\d+)KB");

    static Footprint now() {
        System.gc();
        return new Footprint(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(), reserved(), allocatedByTicks());
    }

    static Footprint parse(String line) {
        String[] figures = line.split(" ");
        return new Footprint(Long.parseLong(figures[0]), Long.parseLong(figures[1]), Long.parseLong(figures[2]));
    }

    private static long reserved() {
        long kilobytes = 0;
        var committed = COMMITTED.matcher(nativeMemory());
        while (committed.find()) {
            long amount = Long.parseLong(committed.group(2));
            kilobytes += committed.group(1).equals("Total") ? amount : -amount;
        }
        return kilobytes * 1024;
    }

    private static String nativeMemory() {
        try {
            Object[] arguments = {new String[] {"summary"}};
            return (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "vmNativeMemory",
                            arguments,
                            new String[] {String[].class.getName()});
        } catch (JMException unavailable) {
            return "";
        }
    }

    private static long allocatedByTicks() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = 0;
        for (long id : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(id);
            if (info != null && info.getThreadName().startsWith("tick-")) bytes += threads.getThreadAllocatedBytes(id);
        }
        return bytes;
    }

    @Override
    public String toString() {
        return heapBytes + " " + nativeBytes + " " + tickBytes;
    }
}
