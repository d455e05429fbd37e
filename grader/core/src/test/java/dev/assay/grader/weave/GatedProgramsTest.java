package dev.assay.grader.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grader.admit.Admission;
import dev.assay.grader.admit.Gate;
import dev.assay.grader.compile.Compiled;
import dev.assay.grader.compile.Compiler;
import dev.assay.grader.compile.TinyLab;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that use all that is admitted say the same when they come out of the gate, rewritten, as when they go in. */
class GatedProgramsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"AllFeatures, 350", "AllLibrary, 2000"})
    void sayTheSameRewrittenAndAsTheyAre(String program, int leastCharacters) throws Exception {
        String source;
        try (InputStream in = Gate.class.getResourceAsStream(program + ".java.txt")) {
            source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Compiler.Contract contract = TinyLab.contract(folder.resolve("lab"));
        Compiled.Classes compiled;
        try (Compiler compiler = new Compiler()) {
            compiled = switch (compiler.compile(
                    TinyLab.submission(Map.of("tiny/" + program + ".java", source)), contract)) {
                case Compiled.Diagnostics none -> throw new AssertionError(none.diagnostics().toString());
                case Compiled.Classes classes -> classes;
            };
        }
        Gate gate = new Gate(contract.classPath(), TinyLab.runtime(), contract.entry());
        Map<String, byte[]> woven = switch (gate.admit(compiled)) {
            case Admission.Refused none -> throw new AssertionError(none.refusals().toString());
            case Admission.Admitted admitted -> admitted.classes();
        };

        String before = run(compiled.bytes(), "plain", program);
        String after = run(woven, "woven", program);

        assertTrue(before.length() >= leastCharacters, before.length() + " characters: " + before);
        assertEquals(before, after);
        assertEquals(after, run(woven, "again", program), "the same in every run");
    }

    private String run(Map<String, byte[]> classes, String name, String program) throws Exception {
        Path place = folder.resolve(name);
        for (Map.Entry<String, byte[]> each : classes.entrySet()) {
            Path file = place.resolve(each.getKey().replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, each.getValue());
        }
        Workshop workshop = new Workshop(Files.createDirectories(folder.resolve("work")));
        return workshop.run(List.of(), List.of(folder.resolve("lab/classes")), place.toString(), "tiny." + program,
                "2000000000", "runAll");
    }
}
