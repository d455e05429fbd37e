package dev.assay.grader.admit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What to use in place of what may not be used, and why not, as refused.txt states it. Refuses nothing itself. */
final class Replacements {
    private static final String RESOURCE = "refused.txt";
    private static final int COLUMNS = 3;
    private static final Advice OTHERWISE =
            new Advice("it is not on the list", "code of your own, or what java.lang and java.util offer");

    private final Map<String, Advice> exact = new HashMap<>();
    private final Map<String, Advice> prefixes = new HashMap<>();
    private final List<Topic> topics = new ArrayList<>();

    /**
     * What is said about something that may not be used.
     *
     * @param why half a sentence
     * @param instead what to use in its place
     */
    record Advice(String why, String instead) {}

    /** What belongs together. */
    record Topic(String title, List<Entry> entries) {}

    /** One line of the table: a class, member or package, and the advice. */
    record Entry(String what, Advice advice) {}

    /** The table that comes with the grader. */
    static Replacements standard() {
        return new Replacements(Tables.lines(RESOURCE));
    }

    /**
     * @param lines as described at the top of refused.txt
     * @throws IllegalArgumentException if a line has another form, or repeats another one
     */
    Replacements(List<String> lines) {
        for (String line : lines) {
            if (line.startsWith("== ")) {
                topics.add(new Topic(line.substring(3), new ArrayList<>()));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                add(line);
            }
        }
    }

    private void add(String line) {
        List<String> columns = List.of(line.split(" \\| "));
        if (columns.size() != COLUMNS || topics.isEmpty() || columns.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "%s: this is not `what | why | instead` below a topic: %s".formatted(RESOURCE, line));
        }
        String what = columns.get(0).strip();
        Advice advice = new Advice(columns.get(1).strip(), columns.get(2).strip());
        Advice former = what.endsWith("*")
                ? prefixes.put(what.substring(0, what.length() - 1), advice)
                : exact.put(what, advice);
        if (former != null) {
            throw new IllegalArgumentException("%s: %s stands twice".formatted(RESOURCE, what));
        }
        topics.getLast().entries().add(new Entry(what, advice));
    }

    /** All of it, in order. */
    List<Topic> topics() {
        return List.copyOf(topics);
    }

    /** What to use in place of a member, or else of its class. */
    Advice insteadOf(String className, String member) {
        String name = className + "#" + member;
        return Optional.ofNullable(exact.get(name))
                .or(() -> longestPrefix(name, className.length() + 1))
                .orElseGet(() -> insteadOf(className));
    }

    /** What to use in place of a class. A nested class stands for the one around it. */
    Advice insteadOf(String className) {
        int nested = className.indexOf('$');
        return Optional.ofNullable(exact.get(className))
                .or(() -> Optional.ofNullable(nested > 0 ? exact.get(className.substring(0, nested)) : null))
                .or(() -> longestPrefix(className, 0))
                .orElse(OTHERWISE);
    }

    private Optional<Advice> longestPrefix(String name, int shortest) {
        for (int end = name.length(); end > shortest; end--) {
            Advice advice = prefixes.get(name.substring(0, end));
            if (advice != null) {
                return Optional.of(advice);
            }
        }
        return Optional.empty();
    }
}
