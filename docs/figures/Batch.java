import dev.assay.grader.Grader;
import dev.assay.grader.lab.Lab;
import dev.assay.grader.lab.LabShelf;
import dev.assay.grader.lab.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How long a submission takes in a batch: one grader process grades the same one many times, as many at once as there
 * are processors, after some that are not counted. Run by {@code start} beside it: LAB PATH COUNT.
 */
final class Batch {
    private static final int WARM_UP = 4;

    public static void main(String[] arguments) throws Exception {
        Stage stage = Stage.fromSystemProperties();
        Lab lab = new LabShelf(List.of(stage.labs())).lab(arguments[0]);
        int count = Integer.parseInt(arguments[2]);
        int atOnce = Runtime.getRuntime().availableProcessors();
        try (Grader grader = new Grader(stage, System.err::println);
                ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
            grade(threads, grader, lab, arguments[1], WARM_UP);
            long cpu = cpuMillis();
            long start = System.nanoTime();
            grade(threads, grader, lab, arguments[1], count);
            long millis = (System.nanoTime() - start) / 1_000_000;
            System.out.printf("warm in a batch, %d at once, caches %s: %d ms a submission, %d ms CPU%n",
                    atOnce, System.getProperty("assay.aot", "on"), millis / count, (cpuMillis() - cpu) / count);
        }
    }

    /** Of this process, of its children that have ended, and of those that run: the compiler. Linux; elsewhere 0. */
    private static long cpuMillis() throws IOException {
        Path stat = Path.of("/proc/self/stat");
        if (!Files.exists(stat)) {
            return 0;
        }
        // proc_pid_stat(5): what follows the name in brackets begins with field 3; the times are 14 to 17, in 1/100 s.
        String text = Files.readString(stat);
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int field = 14; field <= 17; field++) {
            ticks += Long.parseLong(fields[field - 3]);
        }
        long running = ProcessHandle.current().children()
                .mapToLong(child -> child.info().totalCpuDuration().map(Duration::toMillis).orElse(0L))
                .sum();
        return 10 * ticks + running;
    }

    private static void grade(ExecutorService threads, Grader grader, Lab lab, String path, int count)
            throws Exception {
        List<Callable<Grader.Graded>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(() -> grader.grade(lab, path, Grader.Watcher.NOBODY));
        }
        for (Future<Grader.Graded> one : threads.invokeAll(all)) {
            if (!(one.get() instanceof Grader.Graded.Verdict)) {
                throw new IllegalStateException("no verdict: " + one.get());
            }
        }
    }
}
