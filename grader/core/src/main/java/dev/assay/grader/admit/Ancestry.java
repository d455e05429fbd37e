package dev.assay.grader.admit;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Class files that inherit from themselves, which no compiler writes: whoever walks up from one would walk for ever. */
final class Ancestry {
    private final Map<String, Shape> shapes;
    private final Set<String> sound = new HashSet<>();
    private final Set<String> below = new HashSet<>();

    private Ancestry(Map<String, Shape> shapes) {
        this.shapes = shapes;
    }

    /**
     * Refuses classes of a submission that inherit from themselves.
     *
     * @param shapes all classes of the submission by binary name
     */
    static void examine(Map<String, Shape> shapes, Findings findings) {
        Ancestry ancestry = new Ancestry(shapes);
        for (String name : new TreeMap<>(shapes).keySet()) {
            if (ancestry.isCircular(name)) {
                findings.add(name, 0, Refusal.Rule.BOOTSTRAP, "a class that inherits from itself",
                        "ordinary Java, compiled by the grader");
            }
        }
    }

    private boolean isCircular(String name) {
        Shape shape = shapes.get(name);
        if (shape == null || sound.contains(name)) {
            return false;
        }
        if (!below.add(name)) {
            return true;
        }
        boolean isCircular = Stream.concat(shape.superclass().stream(), shape.interfaces().stream())
                .anyMatch(this::isCircular);
        below.remove(name);
        if (!isCircular) {
            sound.add(name);
        }
        return isCircular;
    }
}
