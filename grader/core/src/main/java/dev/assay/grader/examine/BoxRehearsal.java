package dev.assay.grader.examine;

import dev.assay.exam.protocol.Done;
import dev.assay.exam.protocol.Frame;
import dev.assay.exam.protocol.Frames;
import dev.assay.exam.protocol.Trouble;
import dev.assay.grader.admit.Admission;
import dev.assay.grader.admit.Gate;
import dev.assay.grader.aot.Rehearsal;
import dev.assay.grader.compile.Compiled;
import dev.assay.grader.compile.Compiler;
import dev.assay.grader.intake.Intake;
import dev.assay.grader.intake.Rejected;
import dev.assay.grader.lab.Lab;
import dev.assay.grader.lab.LabManifest;
import dev.assay.grader.lab.Stage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a child does while its cache is made: an examination of the lab's reference solution. Where there is none, as in
 * a student's installation, of a submission without classes, which at least starts all that runs tests. Never of what
 * somebody has handed in, for a rehearsal runs without walls.
 */
record BoxRehearsal(Stage stage, Lab lab) implements Rehearsal {
    @Override
    public void with(Process process) throws IOException {
        SortedMap<String, byte[]> reference = reference();
        Frames.write(process.getOutputStream(), ExamPaper.of(lab, reference).withReference(reference).tracing().order());
        InputStream answers = new BufferedInputStream(process.getInputStream());
        while (true) {
            Frame frame = Frames.read(answers);
            if (frame instanceof Done) {
                return;
            }
            if (frame instanceof Trouble(String text)) {
                throw new IOException(text);
            }
        }
    }

    private SortedMap<String, byte[]> reference() {
        LabManifest manifest = lab.manifest();
        Path folder = stage.root()
                .map(root -> root.resolve("solutions").resolve(manifest.id()).resolve("reference"))
                .filter(Files::isDirectory)
                .orElse(null);
        if (folder == null) {
            return new TreeMap<>();
        }
        List<Path> contract = List.of(lab.contractJar(), stage.kitJar());
        try (Compiler compiler = new Compiler()) {
            Compiled compiled = compiler.compile(
                    new Intake().read(folder.toString()),
                    new Compiler.Contract(
                            contract, manifest.studentPackage(), manifest.entry(), manifest.solution()));
            return compiled instanceof Compiled.Classes classes
                            && new Gate(contract, stage.simulatorJar(), manifest.entry()).admit(classes)
                                    instanceof Admission.Admitted admitted
                    ? admitted.classes()
                    : new TreeMap<>();
        } catch (Rejected e) {
            // A reference that is being written: `assay verify` says what is wrong with it.
            return new TreeMap<>();
        }
    }
}
