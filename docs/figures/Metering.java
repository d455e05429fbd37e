import dev.assay.grader.admit.Admission;
import dev.assay.grader.admit.Gate;
import dev.assay.grader.compile.Compiled;
import dev.assay.grader.compile.Compiler;
import dev.assay.grader.examine.ExamPaper;
import dev.assay.grader.examine.Examined;
import dev.assay.grader.examine.Examiner;
import dev.assay.grader.examine.Progress;
import dev.assay.grader.intake.Intake;
import dev.assay.grader.lab.Lab;
import dev.assay.grader.lab.LabManifest;
import dev.assay.grader.lab.LabShelf;
import dev.assay.grader.lab.Stage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/**
 * What metering costs a whole examination: the same submission as compiled and as rewritten, in turns, each in a child
 * of its own. Run by {@code metering} beside it: LAB PATH ROUNDS.
 */
final class Metering {
    public static void main(String[] arguments) throws Exception {
        Stage stage = Stage.fromSystemProperties();
        Lab lab = new LabShelf(List.of(stage.labs())).lab(arguments[0]);
        LabManifest manifest = lab.manifest();
        List<Path> contract = List.of(lab.contractJar(), stage.kitJar());
        int rounds = Integer.parseInt(arguments[2]);
        Compiled.Classes compiled;
        try (Compiler compiler = new Compiler()) {
            compiled = (Compiled.Classes) compiler.compile(new Intake().read(arguments[1]), new Compiler.Contract(
                    contract, manifest.studentPackage(), manifest.entry(), manifest.solution()));
        }
        Gate gate = new Gate(contract, stage.simulatorJar(), manifest.entry());
        Admission.Admitted admitted = (Admission.Admitted) gate.admit(compiled);
        Examiner examiner = Examiner.on(stage, System.err::println);
        List<Long> plain = new ArrayList<>();
        List<Long> metered = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            long without = millis(examiner, lab, compiled.bytes());
            long with = millis(examiner, lab, admitted.classes());
            if (round > 0) { // the first pair pays for what is kept for later
                plain.add(without);
                metered.add(with);
            }
        }
        double[] ratios = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            ratios[i] = (double) metered.get(i) / plain.get(i);
        }
        Arrays.sort(ratios);
        System.out.printf("%s, %d pairs: as compiled %s ms, metered %s ms%nratio least %.2f, median %.2f%n",
                manifest.id(), rounds, plain, metered, ratios[0], ratios[rounds / 2]);
    }

    private static long millis(Examiner examiner, Lab lab, SortedMap<String, byte[]> classes) {
        long start = System.nanoTime();
        Examined examined = examiner.examine(ExamPaper.of(lab, classes), Progress.NONE);
        if (!(examined instanceof Examined.Outcomes)) {
            throw new IllegalStateException("no outcomes: " + examined);
        }
        return (System.nanoTime() - start) / 1_000_000;
    }
}
