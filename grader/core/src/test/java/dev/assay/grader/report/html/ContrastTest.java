package dev.assay.grader.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The colours of a page")
class ContrastTest {
    /** WCAG 2.2, success criterion 1.4.3, level AA, for text of ordinary size. */
    private static final double TEXT = 4.5;

    /** WCAG 2.2, success criterion 1.4.11, for lines that carry meaning. */
    private static final double LINES = 3.0;

    private static final Pattern ROOT = Pattern.compile(":root \\{(.*?)}", Pattern.DOTALL);
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6});");

    private static List<Map<String, String>> palettes() throws IOException {
        String style;
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            style = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        return ROOT.matcher(style).results().map(root -> {
            Map<String, String> palette = new TreeMap<>();
            Matcher colour = COLOUR.matcher(root.group(1));
            while (colour.find()) {
                palette.put(colour.group(1), colour.group(2));
            }
            return palette;
        }).toList();
    }

    private static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.of("ink", "paper", TEXT), Arguments.of("quiet", "paper", TEXT),
                Arguments.of("link", "paper", TEXT),
                Arguments.of("passed", "paper", TEXT), Arguments.of("failed", "paper", TEXT),
                Arguments.of("hint", "paper", TEXT), Arguments.of("paper", "ink", TEXT),
                Arguments.of("paper", "failed", TEXT),
                Arguments.of("ink", "sheet", TEXT), Arguments.of("quiet", "sheet", TEXT),
                Arguments.of("failed", "sheet", TEXT),
                Arguments.of("ink", "mark", TEXT), Arguments.of("quiet", "mark", TEXT),
                Arguments.of("ink", "failed-sheet", TEXT), Arguments.of("quiet", "failed-sheet", TEXT),
                Arguments.of("failed", "failed-sheet", TEXT), Arguments.of("link", "failed-sheet", LINES),
                Arguments.of("hint", "failed-sheet", TEXT));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @DisplayName("can be told apart by everybody, in light and in dark")
    @MethodSource("pairs")
    void contrast(String ink, String paper, double least) throws IOException {
        for (Map<String, String> palette : palettes()) {
            double contrast = contrast(palette.get(ink), palette.get(paper));
            assertTrue(contrast >= least, "%s on %s: %.2f".formatted(palette.get(ink), palette.get(paper), contrast));
        }
    }

    @Test
    @DisplayName("come in two palettes that have the same names")
    void palettesAgree() throws IOException {
        assertEquals(2, palettes().size());
        assertEquals(palettes().getFirst().keySet(), palettes().getLast().keySet());
    }

    private static double contrast(String one, String other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    /** Relative luminance, as WCAG 2.2 defines it. */
    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
