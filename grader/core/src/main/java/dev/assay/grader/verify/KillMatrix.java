package dev.assay.grader.verify;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which tests catch which flawed solutions.
 *
 * @param tests ids of the tests with points, in their order
 * @param killers for each flawed solution the ids of the tests that it does not pass
 */
public record KillMatrix(List<String> tests, Map<String, Set<String>> killers) {
    /** Copies the collections. */
    public KillMatrix {
        tests = List.copyOf(tests);
        TreeMap<String, Set<String>> sorted = new TreeMap<>();
        killers.forEach((name, ids) -> sorted.put(name, Set.copyOf(ids)));
        killers = Collections.unmodifiableMap(sorted);
    }

    /** The flawed solutions that a test catches, by name. */
    public Set<String> killedBy(String test) {
        return killers.entrySet().stream()
                .filter(flawed -> flawed.getValue().contains(test))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The flawed solutions that a test catches and no other test does, by name. */
    public Set<String> killedOnlyBy(String test) {
        return killers.entrySet().stream()
                .filter(flawed -> flawed.getValue().equals(Set.of(test)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A table: a row for each flawed solution, a column for each test, and sums. */
    public String text() {
        int nameWidth = Math.max(
                "caught alone".length(), killers.keySet().stream().mapToInt(String::length).max().orElse(0));
        StringBuilder text = new StringBuilder();
        row(text, nameWidth, "", tests, "caught by");
        killers.forEach((name, ids) -> row(
                text,
                nameWidth,
                name,
                tests.stream().map(test -> ids.contains(test) ? "x" : ".").toList(),
                Integer.toString(ids.size())));
        row(text, nameWidth, "caught", tests.stream().map(test -> "" + killedBy(test).size()).toList(), "");
        row(text, nameWidth, "caught alone", tests.stream().map(test -> "" + killedOnlyBy(test).size()).toList(), "");
        return text.toString();
    }

    private void row(StringBuilder text, int nameWidth, String name, List<String> cells, String last) {
        text.append(name).append(" ".repeat(nameWidth - name.length()));
        for (int i = 0; i < cells.size(); i++) {
            int width = Math.max(3, tests.get(i).length());
            text.append(' ').append(" ".repeat(Math.max(0, width - cells.get(i).length()))).append(cells.get(i));
        }
        text.append(last.isEmpty() ? "" : "  " + last).append('\n');
    }
}
