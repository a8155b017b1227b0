package org.cardline.line;

import java.util.List;
import java.util.Optional;

/** How full every slice is, so that a new leg goes where there is most room. Owned by the SIP thread. */
final class Slots {
    private final List<Tick> ticks;
    private final int capacity;
    private final int[][] taken;

    /** Room for one leg, on this slice of this tick. */
    record Slot(Tick tick, int tickIndex, int slice) {}

    /** @param capacity of a slice */
    Slots(List<Tick> ticks, int capacity) {
        this.ticks = ticks;
        this.capacity = capacity;
        taken = new int[ticks.size()][Tick.SLICES];
    }

    /** The emptiest slice; empty if all are full. */
    Optional<Slot> take() {
        int tick = 0;
        int slice = 0;
        for (int i = 0; i < taken.length * Tick.SLICES; i++) {
            int eachTick = i % taken.length;
            int eachSlice = i / taken.length;
            if (taken[eachTick][eachSlice] >= taken[tick][slice]) continue;
            tick = eachTick;
            slice = eachSlice;
        }
        if (taken[tick][slice] == capacity) return Optional.empty();
        taken[tick][slice]++;
        return Optional.of(new Slot(ticks.get(tick), tick, slice));
    }

    /** The emptiest slice of this tick; empty if all of its are full. */
    Optional<Slot> takeOn(Tick wanted) {
        int tick = ticks.indexOf(wanted);
        int slice = 0;
        for (int each = 1; each < Tick.SLICES; each++) if (taken[tick][each] < taken[tick][slice]) slice = each;
        if (taken[tick][slice] == capacity) return Optional.empty();
        taken[tick][slice]++;
        return Optional.of(new Slot(wanted, tick, slice));
    }

    /** The leg has left it. */
    void giveBack(Slot slot) {
        taken[slot.tickIndex()][slot.slice()]--;
    }
}
