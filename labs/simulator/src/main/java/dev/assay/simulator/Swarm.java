package dev.assay.simulator;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How hostile the world is under one schedule, drawn anew for each: which faults there are at all, and how often. A run in
 * which everything goes wrong all the time hides what a run with one kind of fault shows (Groce, Zhang, Eide, Chen, Regehr:
 * Swarm Testing, ISSTA 2012).
 *
 * @param links how the network treats messages
 * @param faults what a nemesis may do
 * @param acts how often it does something
 * @param maxGapMillis longest time between two of its acts, in virtual milliseconds
 */
public record Swarm(LinkOptions links, Set<Fault> faults, int acts, long maxGapMillis) {
    private static final int MOST_ACTS = 40;
    private static final int MOST_EFFECTS = 4;

    /** What a nemesis may do; whatever it may do, it may also take back. */
    public enum Fault {
        /** Cut all links of a node. */
        ISOLATE,
        /** Cut one link in one direction. */
        CUT,
        /** Crash a node between two handlers. */
        CRASH,
        /** Crash a node between two effects of a handler. */
        CRASH_INSIDE
    }

    /** Copies the set. */
    public Swarm {
        faults = Set.copyOf(faults);
    }

    /** Draws the world of a schedule: every kind of trouble is there in one half of all schedules. */
    public static Swarm draw(Schedule schedule) {
        RandomStream random = schedule.stream("swarm");
        LinkOptions links = LinkOptions.delay(0, random.nextLong(1_000, 121_000));
        if (random.chance(500)) {
            links = links.withLoss(1 + random.nextInt(300));
        }
        if (random.chance(500)) {
            links = links.withDuplicates(1 + random.nextInt(300), random.nextLong(10_000, 1_000_000));
        }
        if (random.chance(500)) {
            links = links.withStragglers(1 + random.nextInt(700), 200, 2_200);
        }
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        for (Fault fault : Fault.values()) {
            if (random.chance(500)) {
                faults.add(fault);
            }
        }
        return new Swarm(links, faults, 5 + random.nextInt(MOST_ACTS - 4), random.nextLong(50, 1_000));
    }

    /** What the nemesis does to a cluster of this size; nothing if there are no faults. */
    public Plan plan(Schedule schedule, int size) {
        List<Fault> kinds = new ArrayList<>(faults.isEmpty() ? faults : EnumSet.copyOf(faults));
        return Plan.draw(schedule, kinds.isEmpty() ? 0 : acts, maxGapMillis, random -> {
            Fault fault = kinds.get(random.nextInt(kinds.size()));
            int id = random.nextInt(size);
            boolean ends = random.chance(400);
            return switch (fault) {
                case ISOLATE -> ends ? new Act.Reconnect(id) : new Act.Isolate(id);
                case CUT -> ends || size == 1 ? new Act.Heal() : new Act.FlipLink(id, (id + 1 + random.nextInt(size - 1)) % size);
                case CRASH -> ends ? new Act.Boot(id) : new Act.Crash(id);
                case CRASH_INSIDE -> ends ? new Act.Boot(id) : new Act.CrashInside(id, random.nextInt(MOST_EFFECTS));
            };
        });
    }
}
