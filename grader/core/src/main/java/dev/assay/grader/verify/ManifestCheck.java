package dev.assay.grader.verify;

import dev.assay.grader.examine.Discovery;
import dev.assay.grader.examine.DiscoveryFailed;
import dev.assay.grader.examine.Examiner;
import dev.assay.grader.lab.InvalidLab;
import dev.assay.grader.lab.Lab;
import dev.assay.grader.lab.LabManifest;
import dev.assay.grader.lab.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Holds a lab's manifest against its tests, whose annotations are where everything about a test is stated. */
public final class ManifestCheck {
    private static final Map<String, Function<LabManifest.Test, Object>> FIELDS = fields();

    private ManifestCheck() {}

    private static Map<String, Function<LabManifest.Test, Object>> fields() {
        Map<String, Function<LabManifest.Test, Object>> fields = new LinkedHashMap<>();
        fields.put("part", LabManifest.Test::part);
        fields.put("title", LabManifest.Test::title);
        fields.put("visibility", test -> test.visibility().word());
        fields.put("points", test -> VerifyReport.points(test.points()));
        fields.put("schedules", LabManifest.Test::schedules);
        fields.put("hint", LabManifest.Test::hint);
        fields.put("feedback", test -> test.feedback().word());
        fields.put("needs", LabManifest.Test::needs);
        fields.put("method", LabManifest.Test::method);
        return fields;
    }

    /**
     * What a manifest says otherwise than the tests.
     *
     * @return one sentence a difference, each with the way out; empty if there is none
     */
    static List<String> differences(LabManifest manifest, Discovery discovery) {
        String place = "labs/%s/lab.json".formatted(manifest.id());
        List<String> differences = new ArrayList<>(discovery.problems());
        for (LabManifest.Test test : discovery.tests()) {
            manifest.test(test.id()).ifPresentOrElse(
                    stated -> FIELDS.forEach((name, field) -> {
                        if (!field.apply(stated).equals(field.apply(test))) {
                            differences.add("%s: test \"%s\" has %s \"%s\", its annotation says \"%s\"".formatted(
                                    place, test.id(), name, field.apply(stated), field.apply(test)));
                        }
                    }),
                    () -> differences.add("%s: test \"%s\" (%s) is missing".formatted(
                            place, test.id(), test.method())));
        }
        List<String> ids = discovery.tests().stream().map(LabManifest.Test::id).toList();
        for (LabManifest.Test test : manifest.tests()) {
            if (!ids.contains(test.id())) {
                differences.add("%s: there is no test \"%s\" (%s)".formatted(place, test.id(), test.method()));
            }
        }
        List<String> stated = manifest.tests().stream().map(LabManifest.Test::id).toList();
        if (differences.isEmpty() && !stated.equals(ids)) {
            differences.add("%s: its tests stand in another order than they run in, %s".formatted(place, ids));
        }
        if (!differences.isEmpty()) {
            differences.add("`assay verify %s --write-manifest` writes %s anew".formatted(manifest.id(), place));
        }
        for (LabManifest.Part part : manifest.parts()) {
            String title = discovery.partTitles().get(part.id());
            if (title != null && !title.equals(part.title())) {
                differences.add("%s: part \"%s\" is called \"%s\", and \"%s\" where its tests are; choose one"
                        .formatted(place, part.id(), part.title(), title));
            }
        }
        return differences;
    }

    /**
     * Writes the list of tests of the lab.json in the checkout anew; what people write in it stays as it is.
     *
     * @param stage where the lab's built tests are, and the checkout
     * @return the file if it has changed, which the next build puts on the stage; empty if it was right already
     * @throws InvalidLab if the annotations or the points do not hold; then nothing is written
     * @throws DiscoveryFailed if the tests cannot be listed
     * @throws IOException if the file cannot be written
     */
    public static Optional<Path> write(Stage stage, Examiner examiner, String labId)
            throws DiscoveryFailed, IOException {
        return write(stage, Verifier.Exam.of(examiner), labId);
    }

    static Optional<Path> write(Stage stage, Verifier.Exam exam, String labId) throws DiscoveryFailed, IOException {
        Path file = stage.checkout().resolve("labs").resolve(labId).resolve("lab.json");
        LabManifest head = LabManifest.readHead(file);
        Discovery discovery = exam.discover(new Lab(head, stage.labs().resolve(labId)));
        if (!discovery.problems().isEmpty()) {
            throw new InvalidLab(discovery.problems());
        }
        LabManifest whole = head.withTests(discovery.tests());
        List<String> problems = whole.problems("labs/%s/lab.json".formatted(labId));
        if (!problems.isEmpty()) {
            throw new InvalidLab(problems);
        }
        String text = whole.json();
        if (Files.readString(file).equals(text)) {
            return Optional.empty();
        }
        Files.writeString(file, text);
        return Optional.of(file);
    }
}
