package dev.assay.grader.report.html;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grader.admit.Refusal;
import dev.assay.grader.intake.Diagnostic;
import dev.assay.grader.intake.SourceFile;
import dev.assay.grader.score.SampleOutcomes;
import dev.assay.grader.score.Scorecard;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

@DisplayName("Hostile text on a page")
class HostileTextTest {
    private static final Pattern BODY = Pattern.compile("<body>\n(.*)</body>", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z0-9]+)((?: [a-zA-Z0-9-]+=\"[^\"<>]*\")*)>");

    /** A page on which this text stands wherever a text of somebody else can stand. */
    private static String page(String text) {
        return SamplePages.page(text, List.of(SampleRuns.saying(text)));
    }

    @ParameterizedTest(name = "{index}")
    @DisplayName("adds no element, no attribute and no comment")
    @ValueSource(strings = {
            "<script>alert(1)</script>",
            "</script><script src=//evil.example></script>",
            "\"><img src=x onerror=alert(1)>",
            "' onmouseover='alert(1)",
            "\" style=\"position:fixed\" x=\"",
            "</style><style>*{display:none}",
            "</title></head><body onload=alert(1)>",
            "<svg onload=alert(1)><desc></svg>",
            "</text></svg><foreignObject><iframe src=javascript:alert(1)>",
            "<a href=\"javascript:alert(1)\">click</a>",
            "javascript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "<!-- ", "-->", "<![CDATA[", "]]>", "<?php ?>", "<!DOCTYPE html>",
            "&lt;script&gt; &#60;script&#62; &amp;", "&", "<", "\u003c\u0000script\u003e",
            "<base href=//evil.example>", "<meta http-equiv=refresh content=0;url=//evil.example>",
            "</pre></bdi></p></dd></dl></article></main>", "<plaintext>", "<textarea>", "<template>", "<noscript>",
            "{{constructor.constructor('alert(1)')()}}", "${7*7}", "%3Cscript%3E"
    })
    void breaksNothing(String hostile) {
        String harmless = shape(page("harmless"));
        assertEquals(harmless, shape(page(hostile)), hostile);
    }

    @ParameterizedTest(name = "{index}")
    @DisplayName("that is invisible, or turns what stands around it, is spelled out")
    @ValueSource(strings = {
            "\u0000", "\u0008", "\u001b[2J", "\u007f", "\u0085", "\u202e", "\u2066", "\u200f", "\u061c", "\ufeff",
            "\u200b", "\u2028", "\u00a0", "\ue000", "\ufffe", "\udb40\udc41"
    })
    void invisible(String hostile) {
        int first = hostile.codePointAt(0);
        String page = page("before " + hostile + " after");
        assertEquals(-1, page.indexOf(first), "U+%x".formatted(first));
        assertTrue(page.contains("before \\u{%x}".formatted(first)), "U+%x".formatted(first));
    }

    @Test
    @DisplayName("that is half a character is spelled out, and the page stays UTF-8")
    void loneSurrogates() {
        for (String half : List.of("\ud83d", "\ude00", "\ude00\ud83d")) {
            String page = page("a" + half + "b");
            assertFalse(page.contains("?b"), "nothing was replaced by the encoder");
            assertTrue(page.contains("\\u{d83d}") || page.contains("\\u{de00}"), page);
        }
        assertTrue(page("😀").contains("😀"), "a whole one is left alone");
    }

    @Test
    @DisplayName("of a hundred thousand characters is cut")
    void long100000() {
        String page = page("x".repeat(100_000));
        assertTrue(page.length() < 60_000, page.length() + " characters");
        assertTrue(page.contains("x..."), "what was cut is seen to be cut");
    }

    @Test
    @DisplayName("in sources, diagnostics, refusals and the lab's own title breaks out of nothing")
    void everywhereElse() {
        String harmless = shape(elsewhere("harmless"));
        for (String hostile : List.of(
                "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "]]></pre>", "&<>\"'")) {
            assertEquals(harmless, shape(elsewhere(hostile)), hostile);
        }
    }

    private static String elsewhere(String text) {
        Scorecard card = SampleOutcomes.SCORER.ungradable(
                Optional.of(SampleOutcomes.SUBMISSION),
                List.of(new Diagnostic(text, 1, 1, Diagnostic.Severity.ERROR, text)),
                List.of(new Refusal(text, 1, Refusal.Rule.values()[0], text, text)));
        Scorecard named = new Scorecard(
                new Scorecard.LabName(text, text, text, text), new Scorecard.Grader(text, text), card.submission(),
                card.status(), 0, 1, List.of(), List.of(), card.diagnostics(), card.refusals());
        List<SourceFile> sources = List.of(SourceFile.of(text, text));
        return new String(HtmlReport.bytes(named, sources, Map.of()), StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("could do nothing even if it got out: the policy allows one style, by its hash, and nothing else")
    void policy() throws Exception {
        String page = page("harmless");
        Matcher style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(page);
        assertTrue(style.find());
        String hash = Base64.getEncoder().encodeToString(
                MessageDigest.getInstance("SHA-256").digest(style.group(1).getBytes(StandardCharsets.UTF_8)));
        assertTrue(page.contains("content=\"default-src 'none'; style-src 'sha256-%s'; img-src data:; base-uri 'none'; "
                .formatted(hash) + "form-action 'none'\">"), page.substring(0, 400));
        assertTrue(page.indexOf("Content-Security-Policy") < page.indexOf("<title>"), "before any text of others");
        for (String forbidden : List.of("<script", " style=\"", "url(")) {
            assertFalse(page.contains(forbidden), forbidden);
        }
        assertFalse(style.find(), "one style");
    }

    @Test
    @DisplayName("cannot be put into an element or attribute that runs or fetches something")
    void builder() {
        for (String name : List.of(
                "script", "style", "iframe", "object", "img", "form", "foreignObject", "use", "image")) {
            assertThrows(IllegalArgumentException.class, () -> Element.of(name), name);
        }
        for (String name : List.of("onclick", "onload", "style", "src", "srcdoc", "xlink:href", "x y")) {
            assertThrows(IllegalArgumentException.class, () -> Element.of("p").with(name, ""), name);
        }
        for (String link : List.of("javascript:alert(1)", "//evil.example", "https://evil.example", "", " #a")) {
            assertThrows(IllegalArgumentException.class, () -> Element.of("a").with("href", link), link);
        }
    }

    @Test
    @DisplayName("leaves the body well-formed, as a strict reader finds")
    void wellFormed() {
        Matcher body = BODY.matcher(page("<&>\"' ]]> <!--"));
        assertTrue(body.find());
        assertDoesNotThrow(() -> DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(body.group(1)))));
    }

    /** The page's tags without texts and numbers: names and the names of attributes, in order, each one closed. */
    private static String shape(String page) {
        Matcher body = BODY.matcher(page);
        assertTrue(body.find());
        StringBuilder shape = new StringBuilder();
        Deque<String> open = new ArrayDeque<>();
        String rest = body.group(1);
        Matcher tag = TAG.matcher(rest);
        int end = 0;
        while (tag.find()) {
            String between = rest.substring(end, tag.start());
            assertFalse(between.contains("<") || between.contains(">"), between);
            end = tag.end();
            if (tag.group(1).isEmpty()) {
                open.push(tag.group(2));
                shape.append('<').append(tag.group(2)).append(tag.group(3).replaceAll("=\"[^\"]*\"", "")).append('>');
            } else {
                assertEquals(open.pop(), tag.group(2));
            }
        }
        assertTrue(open.isEmpty(), open.toString());
        assertFalse(rest.substring(end).contains("<"), rest.substring(end));
        return shape.toString();
    }
}
