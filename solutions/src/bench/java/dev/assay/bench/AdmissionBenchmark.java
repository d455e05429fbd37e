package dev.assay.bench;

import dev.assay.grader.admit.Admission;
import dev.assay.grader.admit.Gate;
import dev.assay.grader.compile.Compiled;
import java.nio.file.Files;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
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

/** Admission and rewriting of a submission of some 700 lines: the Raft reference and all workloads. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = {"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class AdmissionBenchmark {
    private final SortedMap<String, byte[]> classes = new TreeMap<>();
    private Gate gate;

    @Setup
    public void open() throws Exception {
        Metered.compiled().forEach((name, bytes) -> classes.put(name.replace('/', '.'), bytes));
        gate = new Gate(Metered.classPath().stream().filter(Files::exists).toList(), Metered.runtime(), "raft.Solution");
    }

    /** As in every grading, for the compiler of the grader's own process. */
    @Benchmark
    public Admission admit() {
        Admission admission = gate.admit(new Compiled.Classes(classes, new TreeMap<>(), List.of()));
        if (admission instanceof Admission.Refused refused) {
            throw new IllegalStateException(refused.toString());
        }
        return admission;
    }
}
