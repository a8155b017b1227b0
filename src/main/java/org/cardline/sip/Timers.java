package org.cardline.sip;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * The alarms of one user agent in a binary heap: setting, moving and cancelling cost O(log n), and a cancelled alarm
 * leaves nothing behind. Milliseconds, since SIP's shortest timer is 200 of them.
 */
final class Timers {
    private Alarm[] heap = new Alarm[64];
    private int size;
    private long now;

    /** The time that {@link #set} counts from. */
    void now(Instant instant) {
        now = instant.toEpochMilli();
    }

    long now() {
        return now;
    }

    /** Wakes {@code alarm} after {@code delay} from now, and not when it was to be woken before. */
    void set(Alarm alarm, Duration delay) {
        setAt(alarm, now + delay.toMillis());
    }

    void setAt(Alarm alarm, long due) {
        cancel(alarm);
        if (size == heap.length) heap = Arrays.copyOf(heap, size * 2);
        alarm.due = due;
        put(alarm, size++);
        rise(alarm);
    }

    void cancel(Alarm alarm) {
        int hole = alarm.place;
        if (hole == Alarm.NOT_SET) return;
        alarm.place = Alarm.NOT_SET;
        Alarm last = heap[--size];
        clear(size);
        if (last == alarm) return;
        put(last, hole);
        rise(last);
        sink(last);
    }

    /** Wakes all whose time has come, and those that these set for no later. */
    void run() {
        while (size > 0 && heap[0].due <= now) {
            Alarm first = heap[0];
            cancel(first);
            first.elapsed();
        }
    }

    /** When {@link #run} has something to do next; {@link Instant#MAX} when nothing is set. */
    Instant next() {
        return size == 0 ? Instant.MAX : Instant.ofEpochMilli(heap[0].due);
    }

    int size() {
        return size;
    }

    private void rise(Alarm alarm) {
        while (alarm.place > 0) {
            Alarm parent = heap[(alarm.place - 1) / 2];
            if (parent.due <= alarm.due) return;
            swap(parent, alarm);
        }
    }

    private void sink(Alarm alarm) {
        while (true) {
            int child = 2 * alarm.place + 1;
            if (child >= size) return;
            if (child + 1 < size && heap[child + 1].due < heap[child].due) child++;
            if (heap[child].due >= alarm.due) return;
            swap(alarm, heap[child]);
        }
    }

    private void swap(Alarm above, Alarm below) {
        int upper = above.place;
        put(above, below.place);
        put(below, upper);
    }

    private void put(Alarm alarm, int place) {
        heap[place] = alarm;
        alarm.place = place;
    }

    @SuppressWarnings("NullAway") // a slot beyond the size is never read
    private void clear(int place) {
        heap[place] = null;
    }
}
