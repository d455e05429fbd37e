package dev.assay.grader.cli;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.assay.grader.admit.Admission;
import dev.assay.grader.admit.Gate;
import dev.assay.grader.cli.Canaries.Sign;
import dev.assay.grader.compile.Compiled;
import dev.assay.grader.compile.Compiler;
import dev.assay.grader.examine.ExamPaper;
import dev.assay.grader.examine.Examined;
import dev.assay.grader.examine.Examiner;
import dev.assay.grader.examine.Outcome;
import dev.assay.grader.examine.Progress;
import dev.assay.grader.intake.Intake;
import dev.assay.grader.lab.Lab;
import dev.assay.grader.lab.LabManifest;
import dev.assay.grader.lab.Stage;
import dev.assay.grader.weave.ClassPath;
import dev.assay.grader.weave.Metering;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The grader's line, put together from its rooms with any of its layers left out. There is no switch for that in the
 * grader itself, so nobody can leave it on; only the walls have one, for machines on which they cannot stand.
 */
final class WeakenedLine implements AutoCloseable {
    private static final int LEVEL_OF_WALLS = 2;

    /** What keeps student code in. */
    enum Layer {
        /** The allow-list that every class has to pass. */
        ADMISSION,
        /** The rewriting that counts what student code does. */
        METERING,
        /** The system's walls around the child. */
        WALLS
    }

    private final Lab lab;
    private final Compiler compiler = new Compiler();
    private final Compiler.Contract contract;
    private final Gate gate;
    private final Metering metering;
    private final Examiner walled;
    private final Examiner open;
    private final Examiner impatient;

    /** @param patienceSeconds how long a child may be silent that is expected to be silent for ever */
    WeakenedLine(Stage stage, Lab lab, int patienceSeconds) throws Exception {
        LabManifest manifest = lab.manifest();
        this.lab = lab;
        List<Path> jars = new ArrayList<>(List.of(lab.contractJar(), stage.kitJar()));
        this.contract = new Compiler.Contract(
                jars, manifest.studentPackage(), manifest.entry(), manifest.solution());
        this.gate = new Gate(jars, stage.simulatorJar(), manifest.entry());
        jars.add(stage.simulatorJar());
        this.metering = new Metering(ClassPath.of(jars));
        this.walled = Examiner.on(stage, text -> {});
        walled.posture();
        try {
            System.setProperty("assay.isolation", "off");
            this.open = Examiner.on(stage, text -> {});
            open.posture();
            System.setProperty("assay.box.patience", Integer.toString(patienceSeconds));
            this.impatient = Examiner.on(stage, text -> {});
            impatient.posture();
        } finally {
            System.clearProperty("assay.box.patience");
            System.clearProperty("assay.isolation");
        }
    }

    /** The layers that hold on this machine when none is left out. */
    Set<Layer> layers() {
        return walled.posture().level() >= LEVEL_OF_WALLS
                ? EnumSet.allOf(Layer.class)
                : EnumSet.of(Layer.ADMISSION, Layer.METERING);
    }

    Compiled.Classes compile(Path project) throws Exception {
        return assertInstanceOf(
                Compiled.Classes.class, compiler.compile(new Intake().read(project.toString()), contract));
    }

    /**
     * Lets a submission through the line.
     *
     * @param canaries what it is aimed at
     * @param off the layers that are left out
     * @param hangs whether it is known to hang then, so that nobody need wait long; walls would not keep it from that
     * @return what has happened that should not
     */
    Set<Sign> signs(Compiled.Classes classes, Canaries canaries, Set<Layer> off, boolean hangs) throws Exception {
        SortedMap<String, byte[]> runnable;
        if (off.contains(Layer.ADMISSION)) {
            runnable = off.contains(Layer.METERING) ? classes.bytes() : woven(classes.bytes());
        } else if (gate.admit(classes) instanceof Admission.Admitted admitted) {
            runnable = off.contains(Layer.METERING) ? classes.bytes() : admitted.classes();
        } else {
            return canaries.signs("");
        }
        Examiner examiner = hangs ? impatient : off.contains(Layer.WALLS) ? open : walled;
        Examined examined = examiner.examine(ExamPaper.of(lab, runnable), Progress.NONE);
        Set<Sign> signs = canaries.signs(examined.toString());
        switch (examined) {
            case Examined.Outcomes outcomes -> {
                if (outcomes.outcomes().stream().anyMatch(Outcome::hasPassed)) {
                    signs.add(Sign.SCORE);
                }
            }
            case Examined.Trouble trouble -> signs.add(Sign.SILENCE);
        }
        return signs;
    }

    private SortedMap<String, byte[]> woven(Map<String, byte[]> classes) {
        Map<String, byte[]> byInternalName = new HashMap<>();
        classes.forEach((name, bytes) -> byInternalName.put(name.replace('.', '/'), bytes));
        SortedMap<String, byte[]> woven = new TreeMap<>();
        metering.weave(byInternalName).forEach((name, bytes) -> woven.put(name.replace('/', '.'), bytes));
        return woven;
    }

    @Override
    public void close() {
        compiler.close();
    }
}
