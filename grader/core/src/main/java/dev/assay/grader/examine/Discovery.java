package dev.assay.grader.examine;

import dev.assay.exam.protocol.Discovered;
import dev.assay.grader.lab.LabManifest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The tests of a lab as their annotations state them.
 *
 * @param tests the tests in the form of the manifest: public before hidden ones, then by part and id in natural order
 * @param partTitles the title of each part, by its id
 * @param keeps why a test stays although another one catches all that it catches, by the test's id; only where stated
 * @param problems what is wrong with the annotations, one sentence each; empty if all is well
 */
public record Discovery(
        List<LabManifest.Test> tests,
        Map<String, String> partTitles,
        Map<String, String> keeps,
        List<String> problems) {

    /** Copies the collections. */
    public Discovery {
        tests = List.copyOf(tests);
        partTitles = Map.copyOf(partTitles);
        keeps = Map.copyOf(keeps);
        problems = List.copyOf(problems);
    }

    static Discovery of(Discovered discovered) {
        List<LabManifest.Test> tests = new ArrayList<>();
        Map<String, String> partTitles = new TreeMap<>();
        Map<String, String> keeps = new TreeMap<>();
        List<String> problems = new ArrayList<>(discovered.problems());
        for (Discovered.Test test : discovered.tests()) {
            partTitles.putIfAbsent(test.part(), test.partTitle());
            if (!test.keeps().isEmpty()) {
                keeps.putIfAbsent(test.id(), test.keeps());
            }
            Optional<LabManifest.Feedback> feedback = Arrays.stream(LabManifest.Feedback.values())
                    .filter(word -> word.word().equals(test.feedback()))
                    .findFirst();
            if (feedback.isEmpty()) {
                problems.add("%s: there is no feedback \"%s\"".formatted(test.method(), test.feedback()));
            }
            tests.add(new LabManifest.Test(
                    test.id(),
                    test.part(),
                    test.title(),
                    test.isHidden() ? LabManifest.Visibility.HIDDEN : LabManifest.Visibility.PUBLIC,
                    100 * Math.clamp(test.points(), -1, 1_000),
                    test.schedules(),
                    test.hint(),
                    feedback.orElse(LabManifest.Feedback.SCORE),
                    test.needs(),
                    test.method()));
        }
        return new Discovery(tests, partTitles, keeps, problems);
    }
}
