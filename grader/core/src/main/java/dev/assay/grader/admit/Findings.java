package dev.assay.grader.admit;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects refusals, each once, and gives them their place in the sources. */
final class Findings {
    private static final int MOST = 100;

    private final Map<String, String> sources;
    private final Set<Refusal> refusals = new LinkedHashSet<>();

    /**
     * @param sources path of the source by binary name of the class
     */
    Findings(Map<String, String> sources) {
        this.sources = sources;
    }

    void add(String className, int line, Refusal.Rule rule, String message, String instead) {
        refusals.add(new Refusal(sources.getOrDefault(className, ""), line, rule, message, instead));
    }

    /** By place; of one place by what is said. */
    List<Refusal> sorted() {
        return refusals.stream()
                .sorted(Comparator.comparing(Refusal::file)
                        .thenComparing(Refusal::line)
                        .thenComparing(Refusal::message))
                .limit(MOST)
                .toList();
    }
}
