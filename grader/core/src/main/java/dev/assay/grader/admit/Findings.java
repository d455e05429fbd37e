package dev.assay.grader.admit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects refusals and gives them their place in the sources. What one line has against it is said once, if one and the
 * same thing helps.
 */
final class Findings {
    private static final int MOST = 100;

    private final Map<String, String> sources;
    private final Map<Place, Refusal> refusals = new LinkedHashMap<>();

    private record Place(String file, int line, Refusal.Rule rule, String instead) {}

    /**
     * @param sources path of the source by binary name of the class
     */
    Findings(Map<String, String> sources) {
        this.sources = sources;
    }

    void add(String className, int line, Refusal.Rule rule, String message, String instead) {
        String file = sources.getOrDefault(className, "");
        refusals.putIfAbsent(new Place(file, line, rule, instead), new Refusal(file, line, rule, message, instead));
    }

    /** By place; of one place by what is said. If there are very many, the last one says how many more there are. */
    List<Refusal> sorted() {
        List<Refusal> sorted = new ArrayList<>(refusals.values());
        sorted.sort(Comparator.comparing(Refusal::file)
                .thenComparing(Refusal::line)
                .thenComparing(Refusal::message));
        if (sorted.size() <= MOST) {
            return sorted;
        }
        Refusal next = sorted.get(MOST);
        List<Refusal> shown = new ArrayList<>(sorted.subList(0, MOST));
        shown.add(new Refusal(next.file(), next.line(), next.rule(),
                "here and in %d more places is something that may not be used".formatted(sorted.size() - MOST - 1),
                "mend those above first"));
        return shown;
    }
}
