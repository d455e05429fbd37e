package dev.assay.grader.report.html;

import dev.assay.grader.intake.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows the place in a student's file that a sentence is about: its line, marked, and a few around it. */
final class Excerpt {
    private static final int LINES_BEFORE = 3;
    private static final int LINES_AFTER = 2;
    private static final int MOST_LINE_CHARS = 160;
    private static final String TAB = "    ";

    private final Map<String, List<String>> lines;

    Excerpt(List<SourceFile> sources) {
        this.lines = sources.stream().collect(Collectors.toMap(
                SourceFile::path, source -> source.text().lines().toList(), (first, second) -> first));
    }

    /**
     * The place in words and, where the file is known, its lines.
     *
     * @param file path of a source
     * @param line counted from 1; 0 if it is about the whole file
     * @param column counted from 1; 0 if it is about the whole line
     */
    Element of(String file, int line, int column) {
        String place = line == 0 ? file : "%s, line %d".formatted(file, line);
        Element figure = Element.of("figure", "source").add(Element.of("figcaption").text("bdi", "path", place));
        lines(file, line).ifPresent(text -> figure.add(code(place, text, line, column)));
        return figure;
    }

    private Optional<List<String>> lines(String file, int line) {
        return Optional.ofNullable(lines.get(file)).filter(text -> line >= 1 && line <= text.size());
    }

    private static Element code(String place, List<String> text, int line, int column) {
        Element code = Element.of("pre", "code")
                .with("tabindex", "0").with("role", "region").with("aria-label", "Source of " + place);
        int first = Math.max(1, line - LINES_BEFORE);
        int last = Math.min(text.size(), line + LINES_AFTER);
        int width = Integer.toString(last).length();
        for (int number = first; number <= last; number++) {
            String before = " ".repeat(width - Integer.toString(number).length()) + number;
            String content = content(text.get(number - 1));
            if (number != line) {
                code.add(Element.of("span", "no").text("  " + before + "  ")).lines(content + "\n");
                continue;
            }
            code.add(Element.of("mark")
                    .add(Element.of("span", "no").text("> " + before + "  "))
                    .text(content));
            code.lines("\n");
            if (column > 0 && column <= MOST_LINE_CHARS) {
                String ahead = content(text.get(number - 1).substring(
                        0, Math.min(column - 1, text.get(number - 1).length())));
                code.add(Element.of("span", "caret").with("aria-hidden", "true").lines(
                        " ".repeat(width + 4 + ahead.length()) + "^\n"));
            }
        }
        return code;
    }

    private static String content(String line) {
        String spread = line.replace("\t", TAB);
        return spread.length() <= MOST_LINE_CHARS ? spread : spread.substring(0, MOST_LINE_CHARS) + " ...";
    }
}
