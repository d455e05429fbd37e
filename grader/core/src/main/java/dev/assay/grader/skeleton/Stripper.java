package dev.assay.grader.skeleton;

import dev.assay.grader.lab.InvalidLab;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the solution out of a source of the reference: everything from a line {@code // BEGIN SOLUTION} to a line
 * {@code // END SOLUTION}. Lines {@code // STUB: text} in between are what stands there instead, as far to the right as
 * they are; a region without them leaves nothing behind. Imports of the JDK that only the solution needed go too, for
 * they would tell how it works.
 */
final class Stripper {
    private static final Pattern BEGIN = Pattern.compile("\\s*// BEGIN SOLUTION");
    private static final Pattern END = Pattern.compile("\\s*// END SOLUTION");
    private static final Pattern STUB = Pattern.compile("(\\s*)// STUB: ?(.*)");
    private static final Pattern LIKE_A_MARK = Pattern.compile("(?i).*\\b(begin|end)\\s*-?solution\\b.*");
    private static final Pattern JDK_IMPORT = Pattern.compile("import (?:static )?java[.\\w]*\\.(\\w+);");

    private final String place;
    private final List<String> kept = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int begin;

    private Stripper(String place) {
        this.place = place;
    }

    /**
     * Strips a source.
     *
     * @param place its path, for messages
     * @param text its text, lines ending with LF
     * @return the text without the solution; empty if nothing is left of it
     * @throws InvalidLab if regions are not closed, not opened, or within each other, or a mark is misspelled
     */
    static Optional<String> strip(String place, String text) {
        Stripper stripper = new Stripper(place);
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            stripper.line(i + 1, lines.get(i));
        }
        if (stripper.begin > 0) {
            stripper.say(stripper.begin, "this BEGIN SOLUTION is never closed; add a line // END SOLUTION");
        }
        if (!stripper.problems.isEmpty()) {
            throw new InvalidLab(stripper.problems);
        }
        return stripper.kept.stream().allMatch(String::isBlank)
                ? Optional.empty()
                : Optional.of(tidy(withoutIdleImports(stripper.kept)));
    }

    private void line(int number, String line) {
        Matcher stub = STUB.matcher(line);
        if (BEGIN.matcher(line).matches()) {
            if (begin > 0) {
                say(number, "this BEGIN SOLUTION is inside of the one in line %d; close that first".formatted(begin));
            }
            begin = number;
        } else if (END.matcher(line).matches()) {
            if (begin == 0) {
                say(number, "this END SOLUTION closes nothing; add a line // BEGIN SOLUTION above it");
            }
            begin = 0;
        } else if (LIKE_A_MARK.matcher(line).matches()) {
            // A mark that is not seen would give the solution away.
            say(number, "this must be written exactly // BEGIN SOLUTION or // END SOLUTION, alone in its line");
        } else if (stub.matches()) {
            if (begin == 0) {
                say(number, "this STUB is outside of any solution; move it below a line // BEGIN SOLUTION");
            }
            kept.add(stub.group(2).isEmpty() ? "" : stub.group(1) + stub.group(2));
        } else if (begin == 0) {
            kept.add(line);
        }
    }

    private void say(int line, String what) {
        problems.add("%s:%d: %s".formatted(place, line, what));
    }

    private static List<String> withoutIdleImports(List<String> lines) {
        return lines.stream().filter(line -> !isIdleImport(line, lines)).toList();
    }

    private static boolean isIdleImport(String line, List<String> lines) {
        Matcher imported = JDK_IMPORT.matcher(line);
        if (!imported.matches()) {
            return false;
        }
        Pattern name = Pattern.compile("\\b" + imported.group(1) + "\\b");
        return lines.stream().noneMatch(other -> !other.equals(line) && name.matcher(other).find());
    }

    /** What has been taken out leaves no holes: at most one empty line, and none at the beginning or end of a block. */
    private static String tidy(List<String> lines) {
        List<String> tidy = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).stripTrailing();
            boolean isHole = line.isEmpty()
                    && (tidy.isEmpty()
                            || tidy.getLast().isEmpty()
                            || tidy.getLast().endsWith("{")
                            || nextText(lines, i).startsWith("}"));
            if (!isHole) {
                tidy.add(line);
            }
        }
        while (tidy.getLast().isEmpty()) {
            tidy.removeLast();
        }
        return String.join("\n", tidy) + "\n";
    }

    private static String nextText(List<String> lines, int from) {
        return lines.subList(from, lines.size()).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
    }
}
