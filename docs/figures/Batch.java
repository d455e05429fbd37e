import dev.assay.grader.Grader;
import dev.assay.grader.lab.Lab;
import dev.assay.grader.lab.LabShelf;
import dev.assay.grader.lab.Stage;
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
            long start = System.nanoTime();
            grade(threads, grader, lab, arguments[1], count);
            long millis = (System.nanoTime() - start) / 1_000_000;
            System.out.printf("warm in a batch, %d at once, caches %s: %d ms a submission%n",
                    atOnce, System.getProperty("assay.aot", "on"), millis / count);
        }
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
