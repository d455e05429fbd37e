package dev.assay.bench;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * JMH's own command line, with what the metered library needs of the JVM, and a table at the end: metered against plain.
 * Ratios are of processor time in the best iterations, which other work on the machine disturbs least.
 */
public final class Benchmarks {
    private Benchmarks() {}

    /** Arguments as JMH's; {@code -h} lists them. */
    public static void main(String[] arguments) throws Exception {
        CommandLineOptions options = new CommandLineOptions(arguments);
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                .parent(options)
                .addProfiler(CpuTime.class)
                .jvmArgsPrepend(Metered.library().flags().toArray(String[]::new))
                .build()).run();
        ratios(results);
    }

    private static void ratios(Collection<RunResult> results) {
        Map<String, Map<String, Double>> best = new TreeMap<>();
        for (RunResult result : results) {
            BenchmarkParams asked = result.getParams();
            if (asked.getParamsKeys().contains("code")) {
                String name = asked.getBenchmark().replaceAll(".*\\.(\\w+\\.\\w+)$", "$1");
                String workload = asked.getParamsKeys().contains("workload") ? " " + asked.getParam("workload") : "";
                best.computeIfAbsent(name + workload, unused -> new TreeMap<>())
                        .put(asked.getParam("code"), bestMicros(result));
            }
        }
        best.forEach((name, by) -> System.out.printf("%-50s plain %9.1f  metered %9.1f us  ratio %5.2f%n", name,
                by.get(Metered.PLAIN), by.get(Metered.METERED), by.get(Metered.METERED) / by.get(Metered.PLAIN)));
        best.keySet().stream().map(name -> name.split(" ")[0]).distinct().forEach(benchmark ->
            System.out.printf("%-50s median ratio %5.2f%n", benchmark, median(best.entrySet().stream()
                    .filter(entry -> entry.getKey().split(" ")[0].equals(benchmark))
                    .mapToDouble(entry -> entry.getValue().get(Metered.METERED) / entry.getValue().get(Metered.PLAIN))
                    .sorted().toArray())));
    }

    private static double bestMicros(RunResult result) {
        return result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .mapToDouble(iteration -> iteration.getSecondaryResults().get(CpuTime.RESULT).getScore())
                .min().orElseThrow();
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
