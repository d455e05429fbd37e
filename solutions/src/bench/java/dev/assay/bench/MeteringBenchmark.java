package dev.assay.bench;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
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

/** What metering costs student code: small programs as compiled, and rewritten with the metered library. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 6, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class MeteringBenchmark {
    @Param({"RingLookup", "SkipList", "TokenBucket", "RaftHandler", "StringBuilding", "HashMapHeavy", "Sorting",
        "StreamPipeline", "ArraySum", "Recursion"})
    private String workload;

    @Param({Metered.PLAIN, Metered.METERED})
    private String code;

    private LongSupplier program;

    @Setup
    public void load() throws Exception {
        program = (LongSupplier) Metered.make("dev.assay.bench.workload." + workload, code);
    }

    /** With the compiler of the box. */
    @Benchmark
    @Fork(value = 1, jvmArgsAppend = {"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"})
    public long inTheBox() {
        return program.getAsLong();
    }

    /** With the JVM's optimising compiler. */
    @Benchmark
    @Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
    public long optimised() {
        return program.getAsLong();
    }
}
