package dev.assay.grader.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.assay.grader.HostileTexts;
import dev.assay.grader.score.Scorecard;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/**
 * Whatever a submission says, wherever it says it, stays text: every format has the shape that it has for innocent
 * words, keeps to its schema, and stays small.
 */
class InjectionTest {
    private static final String INNOCENT = "Innocent words.";
    private static final int MOST_BYTES = 1 << 20;

    /** What the formats here have of their own, and much of everything. */
    private static final List<String> MORE = List.of(
            "]]></failure><testcase name=\"mine\"/>", "\"/><injected a=\"", "&lt;&#0;&bogus;",
            "<?xml version=\"1.0\"?>",
            "~~~\n# Owned", "````````````````````\n# 100 / 100\n[a](b)", "> quote", "- [x] done", "1. list",
            "    indented",
            "https://evil.example www.evil.example me@evil.example", "[ref]: https://evil.example\n[ref]", "`",
            "***\n---\n===",
            "  ::add-mask::a", "x\r::error::y", "text ##[set-env name=PATH]x",
            "##vso[task.complete result=Succeeded]",
            "##teamcity[testFinished]", "\u0085::error::x", "\u2028::error::x", "x,line=1,title=y::z",
            ",file=/etc/passwd::",
            "a".repeat(89) + " ::error::at the beginning of a wrapped line", "b".repeat(600) + "::error::",
            "[text](1)", "{0} {{1}}", " ", "\t", "\u7968".repeat(200), "e\u0301".repeat(50),
            "x".repeat(50_000), "\u0007".repeat(50_000), "\n".repeat(50_000), "<".repeat(50_000), "`".repeat(50_000),
            "\uD83D\uDCA5".repeat(20_000));

    /** All that there are, but for the empty one: what stands in a score has something to say. */
    private static List<String> tricks() {
        return Stream.concat(HostileTexts.all().values().stream(), MORE.stream())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    @Test
    void noneOfTheKnownTricksBreaksOutOfAnyFormat() {
        tricks().forEach(InjectionTest::assertHarmless);
    }

    @Property(tries = 100)
    void noTextBreaksOutOfAnyFormat(@ForAll("texts") String text) {
        assertHarmless(text);
    }

    /** Any characters, surrogates by halves and unassigned ones too, and tricks among them. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings().all().ofMinLength(1).ofMaxLength(40);
        Arbitrary<String> syntax = Arbitraries.strings()
                .withChars("<>&\"'`~[](){}|\\/#*_-=+!@:;,.%$ \n\r\tax1")
                .ofMinLength(1)
                .ofMaxLength(60);
        Arbitrary<String> trick = Arbitraries.of(
                tricks().stream().filter(text -> text.length() < 1_000).toList());
        return Arbitraries.oneOf(any, syntax, trick)
                .list().ofMinSize(1).ofMaxSize(6)
                .map(pieces -> pieces.stream().collect(Collectors.joining()));
    }

    private static final Map<ReportFormat, List<String>> GRADED = shapes(SampleCards.graded(INNOCENT));
    private static final Map<ReportFormat, List<String>> UNGRADABLE = shapes(SampleCards.ungradable(INNOCENT));

    private static Map<ReportFormat, List<String>> shapes(Scorecard innocent) {
        Map<ReportFormat, List<String>> shapes = new EnumMap<>(ReportFormat.class);
        for (ReportFormat format : ReportFormat.values()) {
            shapes.put(format, Shape.of(format, format.bytes(SampleCards.content(innocent))));
        }
        return Collections.unmodifiableMap(shapes);
    }

    private static void assertHarmless(String text) {
        assertHarmless(GRADED, SampleCards.graded(text), text);
        assertHarmless(UNGRADABLE, SampleCards.ungradable(text), text);
    }

    private static void assertHarmless(Map<ReportFormat, List<String>> innocent, Scorecard hostile, String text) {
        String shown = text.length() > 100 ? text.substring(0, 100) + "..." : text;
        for (ReportFormat format : ReportFormat.values()) {
            byte[] bytes = format.bytes(SampleCards.content(hostile));
            String what = "%s with %s".formatted(format, shown);
            Shape.assertSame(innocent.get(format), Shape.of(format, bytes), what);
            assertEquals(List.of(), Formats.problems(format, bytes), what);
            assertArrayEquals(bytes, format.bytes(SampleCards.content(hostile)), what);
            if (format != ReportFormat.JSON) {
                assertLegible(Shape.text(bytes), what);
                assertTrue(bytes.length < MOST_BYTES, what + " has %d bytes".formatted(bytes.length));
            }
        }
        for (boolean colour : new boolean[] {false, true}) {
            for (int width : new int[] {40, 100}) {
                assertHarmlessOnATerminal(
                        TerminalCard.render(hostile, new TerminalCard.Style(colour, width, false)), width, shown);
            }
        }
    }

    /** Nothing invisible: no control characters, no escape sequences, no turns of direction. */
    private static void assertLegible(String text, String what) {
        text.codePoints().forEach(c -> assertTrue(
                c == '\n' || c == '\t' || !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT,
                () -> "%s shows U+%04X".formatted(what, c)));
    }

    private static void assertHarmlessOnATerminal(String card, int width, String what) {
        String own = card.replaceAll("\033\\[[0-9]+m", "");
        assertLegible(own, what);
        for (String line : own.split("\n", -1)) {
            boolean isCommand = line.startsWith("    again ") || line.startsWith("    steps ");
            assertTrue(isCommand || Cells.width(line) <= width, () -> what + " makes a line too wide: " + line);
            assertFalse(line.stripLeading().startsWith("::"), () -> what + " is a workflow command: " + line);
            assertFalse(line.matches(".*##\\w*\\[.*"), () -> what + " is an old workflow command: " + line);
        }
    }

    @Property(tries = 300)
    void scoreJsonCarriesEveryTextToItsReaderUnchanged(@ForAll("texts") String text) {
        String json = Shape.text(ScoreJson.bytes(SampleCards.graded(text)));
        JsonObject failed = JsonParser.parseString(json)
                .getAsJsonObject().getAsJsonArray("tests").get(2).getAsJsonObject();
        for (String field : List.of("rule", "message", "file", "hint")) {
            assertEquals(Json.wellFormed(text), failed.get(field).getAsString());
        }
    }

    @Property(tries = 300)
    void annotationsSayWhatWasSaid(@ForAll("texts") String text) {
        String commands = Shape.text(GitHubAnnotations.bytes(SampleCards.content(SampleCards.ungradable(text))));
        String data = commands.substring(commands.indexOf("::", 2) + 2, commands.indexOf('\n'));
        assertEquals(
                Sentences.lines(text), data.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%"));
    }

    @Test
    void aHundredMillionCharactersAreCutEverywhere() {
        String much = "0123456789".repeat(10_000_000);
        for (Scorecard card : List.of(SampleCards.graded(much), SampleCards.ungradable(much))) {
            for (ReportFormat format : ReportFormat.values()) {
                byte[] bytes = format.bytes(SampleCards.content(card));
                assertTrue(bytes.length < 4 * MOST_BYTES, format + " has %d bytes".formatted(bytes.length));
                assertEquals(List.of(), Formats.problems(format, bytes));
            }
            assertTrue(TerminalCard.render(card, TerminalCard.Style.DEFAULT).length() < MOST_BYTES);
        }
    }

    @Test
    void aTextIsNotCutWithinACharacter() {
        String pairs = "x" + "\uD83D\uDCA5".repeat(60_000);
        String json = Shape.text(ScoreJson.bytes(SampleCards.graded(pairs)));
        JsonArray tests = JsonParser.parseString(json).getAsJsonObject().getAsJsonArray("tests");
        String message = tests.get(2).getAsJsonObject().get("message").getAsString();
        assertTrue(message.endsWith("\uD83D\uDCA5..."), message.substring(message.length() - 6));
    }

    /** That the tests above can fail: text that is not escaped does change a shape. */
    @Test
    void theShapesBite() {
        List<String> innocent = Shape.markdown("# Title\n\n" + INNOCENT + "\n");
        for (String trick : List.of(
                "[click](https://evil.example)", "<script>alert(1)</script>", "https://evil.example", "# 100 / 100",
                "```\nx")) {
            assertFalse(innocent.equals(Shape.markdown("# Title\n\n" + trick + "\n")), trick);
        }
    }
}
