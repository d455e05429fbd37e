package dev.assay.bench;

import dev.assay.simulator.fiber.Fiber;
import dev.assay.simulator.fiber.Fibers;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to go into a fiber and back: once for every port call of a service. With the flags of the box. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {
            "--add-opens=java.base/java.lang=ALL-UNNAMED", "-Djdk.trackAllThreads=false", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"
        })
public class FiberBenchmark {
    private Fiber fiber;

    /** A fiber that parks again and again. */
    @Setup
    public void start() {
        Fibers fibers = Fibers.probed();
        fiber = fibers.fiber(() -> {
            while (true) {
                fibers.park();
            }
        });
        fiber.resume();
    }

    /** Into the fiber, and back when it parks: two switches. */
    @Benchmark
    public boolean thereAndBack() {
        fiber.resume();
        return fiber.isDone();
    }
}
