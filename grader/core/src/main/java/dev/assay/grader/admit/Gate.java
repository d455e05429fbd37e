package dev.assay.grader.admit;

import dev.assay.grader.compile.Compiled;
import dev.assay.grader.weave.ClassPath;
import dev.assay.grader.weave.Metering;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.constant.ConstantDescs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Decides which compiled submissions of one lab may run, and rewrites them so that their work is counted. The same
 * classes get the same answer every time. Safe for use by several threads.
 */
public final class Gate {
    private final World world;
    private final Metering metering;
    private final String entry;
    private final AllowList allowed = AllowList.standard();
    private final Replacements replacements = Replacements.standard();
    private final Limits limits = Limits.STANDARD;

    /**
     * A gate for one lab.
     *
     * @param contract jars of what student code may use besides the JDK: the lab's contract and the kit
     * @param runtime the jar with what is woven into student code
     * @param entry fully qualified name of the class through which tests reach a solution
     * @throws UncheckedIOException if a jar cannot be read
     */
    public Gate(List<Path> contract, Path runtime, String entry) {
        // On JDK 25.0.3 descriptors of methods fail to parse unless this class has been initialised before them.
        if (ConstantDescs.CD_void == null) {
            throw new AssertionError();
        }
        this.world = World.of(contract);
        List<Path> known = new ArrayList<>(contract);
        known.add(runtime);
        try {
            this.metering = new Metering(ClassPath.of(known));
        } catch (IOException e) {
            throw new UncheckedIOException("the lab's contract cannot be read; build again", e);
        }
        this.entry = entry;
    }

    /**
     * Examines a submission.
     *
     * @return the classes to run, or everything that speaks against them
     */
    public Admission admit(Compiled.Classes compiled) {
        try {
            return examined(compiled);
        } catch (RuntimeException e) {
            List<Refusal> flaws = Soundness.flaws(compiled, world);
            if (flaws.isEmpty()) {
                throw e; // our own trouble
            }
            return new Admission.Refused(flaws);
        }
    }

    private Admission examined(Compiled.Classes compiled) {
        SortedMap<String, ClassModel> models = new TreeMap<>();
        Map<String, Shape> shapes = new HashMap<>();
        ClassFile reader = ClassFile.of();
        compiled.bytes().forEach((name, bytes) -> {
            ClassModel model = reader.parse(bytes);
            models.put(name, model);
            shapes.put(name, Shape.of(model));
        });
        Findings findings = new Findings(compiled.sources());
        Ancestry.examine(shapes, findings);
        if (!findings.sorted().isEmpty()) {
            return new Admission.Refused(findings.sorted());
        }
        World here = world.with(shapes);
        measure(compiled, models, findings);
        for (ClassModel model : models.values()) {
            new Scan(model, here, allowed, replacements, limits, findings).run();
        }
        new StaticState(here, models, entry, findings).examine();
        List<Refusal> refusals = findings.sorted();
        if (!refusals.isEmpty()) {
            return new Admission.Refused(refusals);
        }
        return new Admission.Admitted(woven(compiled.bytes()));
    }

    private SortedMap<String, byte[]> woven(Map<String, byte[]> classes) {
        Map<String, byte[]> byInternalName = new HashMap<>();
        classes.forEach((name, bytes) -> byInternalName.put(name.replace('.', '/'), bytes));
        SortedMap<String, byte[]> woven = new TreeMap<>();
        metering.weave(byInternalName).forEach((name, bytes) -> woven.put(name.replace('/', '.'), bytes));
        return woven;
    }

    private void measure(Compiled.Classes compiled, Map<String, ClassModel> models, Findings findings) {
        long bytes = compiled.bytes().values().stream().mapToLong(one -> one.length).sum();
        if (models.size() > limits.classes() || bytes > limits.bytes()) {
            findings.add("", 0, Refusal.Rule.SIZE,
                    "the submission compiles to more than %d classes or %d KB".formatted(
                            limits.classes(), limits.bytes() >> 10),
                    "less code");
        }
        long text = 0;
        for (ClassModel model : models.values()) {
            for (PoolEntry constant : model.constantPool()) {
                text += constant instanceof StringEntry string ? string.utf8().length() : 0;
            }
        }
        if (text > limits.stringBytes()) {
            findings.add("", 0, Refusal.Rule.SIZE,
                    "the submission has more than %d KB of text in it".formatted(limits.stringBytes() >> 10),
                    "less text");
        }
    }
}
