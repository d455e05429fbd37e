package dev.assay.bench;

import dev.assay.labs.raft.RaftSolution;
import dev.assay.labs.raft.testbed.RaftCluster;
import dev.assay.simulator.Act;
import dev.assay.simulator.LinkOptions;
import dev.assay.simulator.Plan;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.fuel.Fuel;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The simulator's event loop as the labs use it: one schedule is five servers of the reference, ten virtual seconds, six
 * faults, a bad network, and all monitors on.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class RaftScheduleBenchmark {
    private static final int SERVERS = 5;
    private static final long VIRTUAL_MILLIS = 10_000;
    private static final int FAULTS = 6;

    @Param({Metered.PLAIN, Metered.METERED})
    private String code;

    private RaftSolution solution;
    private long seed;

    @Setup
    public void load() throws Exception {
        solution = (RaftSolution) Metered.make("raft.Solution", code);
    }

    /** With the compiler of the box. */
    @Benchmark
    @Fork(value = 1, jvmArgsAppend = {"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"})
    public long inTheBox() {
        return schedule();
    }

    /** With the JVM's optimising compiler. */
    @Benchmark
    @Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
    public long optimised() {
        return schedule();
    }

    /** The number of events keeps the compiler from dropping it. */
    private long schedule() {
        Fuel.refillMemory(Long.MAX_VALUE / 4);
        seed++;
        Schedule schedule = Schedule.of(seed);
        RaftCluster cluster = new RaftCluster(solution, SERVERS, schedule)
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
