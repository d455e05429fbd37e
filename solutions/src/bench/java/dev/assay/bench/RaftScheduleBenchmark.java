package dev.assay.bench;

import dev.assay.labs.raft.testbed.RaftCluster;
import dev.assay.simulator.Act;
import dev.assay.simulator.LinkOptions;
import dev.assay.simulator.Plan;
import dev.assay.simulator.Schedule;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import raft.Solution;

/**
 * The simulator's event loop as the labs use it: one schedule is five servers of the reference, ten virtual seconds, six
 * faults, a bad network, and all monitors on.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class RaftScheduleBenchmark {
    private static final int SERVERS = 5;
    private static final long VIRTUAL_MILLIS = 10_000;
    private static final int FAULTS = 6;

    private long seed;

    /** One schedule; the number of its events keeps the compiler from dropping it. */
    @Benchmark
    public long schedule() {
        seed++;
        Schedule schedule = Schedule.of(seed);
        RaftCluster cluster = new RaftCluster(new Solution(), SERVERS, schedule)
                .links(LinkOptions.LAN.withLoss(20).withDuplicates(20, 100_000))
                .boot();
        Plan.draw(schedule, FAULTS, 1_000, draw -> switch (draw.nextInt(4)) {
                    case 0 -> new Act.Isolate(draw.nextInt(SERVERS));
                    case 1 -> new Act.CrashInside(draw.nextInt(SERVERS), draw.nextInt(4));
                    case 2 -> new Act.BootAll();
                    default -> new Act.Heal();
                })
                .run(cluster.world());
        cluster.world().calm();
        cluster.runFor(VIRTUAL_MILLIS - cluster.world().nowMillis());
        return cluster.world().events();
    }
}
