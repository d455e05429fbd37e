package dev.assay.grader.admit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.assay.grader.compile.Compiled;
import dev.assay.grader.compile.Compiler;
import dev.assay.grader.compile.TinyLab;
import dev.assay.grader.fuzz.Edit;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.CodeModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * Whatever is done to class files, the gate answers, and what it lets through is sound or is refused by the JVM. Only
 * our own compiler's class files come to the gate; this is for the day when it has a defect.
 */
class ClassFuzzTest {
    private static final String SEED = "20260104";

    private static Compiler.Contract contract;
    private static Gate gate;
    private static Verified verified;
    private static Compiled.Classes honest;

    @BeforeContainer
    static void compile() throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target"), "fuzz");
        contract = TinyLab.contract(folder);
        verified = new Verified(contract.classPath());
        gate = new Gate(contract.classPath(), TinyLab.runtime(), contract.entry());
        try (Compiler compiler = new Compiler()) {
            honest = assertInstanceOf(Compiled.Classes.class, compiler.compile(
                    TinyLab.submission(Map.of("tiny/More.java", SourceFuzzTest.SMALL)), contract));
        }
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 1_000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void editedBytes(@ForAll("classes") String name, @ForAll("edits") List<Edit> edits) {
        take(name, Edit.all(edits, honest.bytes().get(name)));
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 500, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void editedConstants(@ForAll("classes") String name, @ForAll("edits") List<Edit> edits) {
        byte[] bytes = honest.bytes().get(name);
        int end = Math.min(bytes.length, bytes.length / 2); // the constant pool comes first and is more than half
        byte[] pool = Edit.all(edits, Arrays.copyOfRange(bytes, 8, end));
        byte[] edited = new byte[8 + pool.length + bytes.length - end];
        System.arraycopy(bytes, 0, edited, 0, 8);
        System.arraycopy(pool, 0, edited, 8, pool.length);
        System.arraycopy(bytes, end, edited, 8 + pool.length, bytes.length - end);
        take(name, edited);
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 400, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void editedCode(@ForAll("classes") String name, @ForAll("places") int method, @ForAll("places") int at,
            @ForAll("places") int other) {
        byte[] edited;
        try {
            edited = withInstructionsMoved(honest.bytes().get(name), method, at, other);
        } catch (IllegalArgumentException e) {
            return; // no class file can say that
        }
        take(name, edited);
    }

    /** An instruction is missing, comes twice, or stands in another's place. */
    private static byte[] withInstructionsMoved(byte[] bytes, int method, int at, int other) {
        ClassFile files = ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS);
        var model = files.parse(bytes);
        List<MethodModel> methods = model.methods().stream().filter(each -> each.code().isPresent()).toList();
        if (methods.isEmpty()) {
            return bytes;
        }
        MethodModel chosen = methods.get(Math.floorMod(method, methods.size()));
        List<CodeElement> code = new ArrayList<>(chosen.code().orElseThrow().elementList());
        List<Integer> instructions = new ArrayList<>();
        for (int i = 0; i < code.size(); i++) {
            if (code.get(i) instanceof Instruction) {
                instructions.add(i);
            }
        }
        int place = instructions.get(Math.floorMod(at, instructions.size()));
        CodeElement moved = code.get(instructions.get(Math.floorMod(other, instructions.size())));
        switch (Math.floorMod(at ^ other, 4)) {
            case 0 -> code.remove(place);
            case 1 -> code.add(place, moved);
            case 2 -> code.set(place, moved);
            default -> code.add(place, code.get(place));
        }
        return files.transformClass(model, (builder, element) -> {
            if (element == chosen) {
                builder.withMethod(chosen.methodName(), chosen.methodType(), chosen.flags().flagsMask(), made ->
                    chosen.forEach(part -> {
                        if (part instanceof CodeModel) {
                            made.withCode(written -> code.forEach(written::with));
                        } else {
                            made.with(part);
                        }
                    }));
            } else {
                builder.with(element);
            }
        });
    }

    private static void take(String name, byte[] edited) {
        SortedMap<String, byte[]> classes = new TreeMap<>(honest.bytes());
        classes.put(name, edited);
        String verdict = switch (gate.admit(new Compiled.Classes(classes, honest.sources(), List.of()))) {
            case Admission.Refused refused -> {
                assertFalse(refused.refusals().isEmpty());
                yield "refused";
            }
            case Admission.Admitted admitted -> {
                try {
                    verified.all(admitted.classes());
                    yield "sound";
                } catch (LinkageError refused) {
                    yield "refused by the JVM"; // before anything of it has run
                }
            }
        };
        // Fuzzing that always meets the same end would not be any.
        Statistics.label("verdict").collect(verdict).coverage(seen -> {
            seen.check("refused").count(count -> count >= 5);
            seen.check("sound").count(count -> count >= 5);
        });
    }

    /** Otherwise a defect of rewriting would be blamed on the submission. */
    @Example
    void whatTheCompilerWritesIsSound() throws IOException {
        try (Compiler compiler = new Compiler()) {
            Compiled everything = compiler.compile(
                    TinyLab.submission(Map.of("tiny/AllFeatures.java", GateTest.allFeatures())), contract);
            assertEquals(List.of(), Soundness.flaws(
                    assertInstanceOf(Compiled.Classes.class, everything), World.of(contract.classPath())));
        }
        assertEquals(List.of(), Soundness.flaws(honest, World.of(contract.classPath())));
    }

    @AfterProperty
    void honestClassesAreStillAdmitted() {
        verified.all(assertInstanceOf(Admission.Admitted.class, gate.admit(honest)).classes());
    }

    @Provide
    Arbitrary<String> classes() {
        return Arbitraries.of(honest.bytes().keySet());
    }

    @Provide
    Arbitrary<List<Edit>> edits() {
        return Edit.some(3);
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers();
    }
}
