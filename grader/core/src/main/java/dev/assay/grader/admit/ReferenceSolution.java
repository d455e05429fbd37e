package dev.assay.grader.admit;

import dev.assay.grader.compile.Compiled;
import dev.assay.grader.lab.InvalidLab;
import dev.assay.grader.lab.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The reference solution that a lab carries along, admitted and rewritten as a submission is: its work costs what a student's does. */
public final class ReferenceSolution {
    private static final String CLASS = ".class";

    private ReferenceSolution() {}

    /**
     * The classes of a lab's reference solution.
     *
     * @return none if the lab carries none along
     * @throws InvalidLab if the gate refuses them, or they cannot be read
     */
    public static SortedMap<String, byte[]> of(Lab lab, Gate gate) {
        if (!Files.exists(lab.referenceJar())) {
            return new TreeMap<>();
        }
        return switch (gate.admit(read(lab))) {
            case Admission.Admitted admitted -> admitted.classes();
            case Admission.Refused(List<Refusal> refusals) -> throw new InvalidLab(List.of("%s: its reference solution is refused: %s"
                    .formatted(lab.referenceJar(), refusals.getFirst().message())));
        };
    }

    /**
     * The same classes as they were compiled, for whoever runs a submission without metering.
     *
     * @return none if the lab carries none along
     * @throws InvalidLab if they cannot be read
     */
    public static SortedMap<String, byte[]> unmetered(Lab lab) {
        return Files.exists(lab.referenceJar()) ? read(lab).bytes() : new TreeMap<>();
    }

    private static Compiled.Classes read(Lab lab) {
        SortedMap<String, byte[]> classes = new TreeMap<>();
        Map<String, String> sources = new TreeMap<>();
        try (ZipFile jar = new ZipFile(lab.referenceJar().toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) jar.stream().map(ZipEntry.class::cast)::iterator) {
                if (entry.getName().endsWith(CLASS)) {
                    String path = entry.getName().substring(0, entry.getName().length() - CLASS.length());
                    classes.put(path.replace('/', '.'), jar.getInputStream(entry).readAllBytes());
                    sources.put(path.replace('/', '.'), path.replaceFirst("\\$.*", "") + ".java");
                }
            }
        } catch (IOException e) {
            throw new InvalidLab(List.of("%s: cannot be read (%s); build again".formatted(lab.referenceJar(), e.getMessage())));
        }
        return new Compiled.Classes(classes, sources, List.of());
    }
}
