package dev.assay.grader.report.html;

import dev.assay.grader.intake.SourceFile;
import dev.assay.grader.score.Scorecard;
import dev.assay.grader.trace.TraceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A scorecard as a page for people, in one file: light and dark, for a phone, a laptop and paper. It has no script, and
 * its content security policy allows none; its one style is allowed by its hash. The same scorecard gives the same
 * bytes.
 */
public final class HtmlReport {
    private static final String STYLE = style();

    /** All that is markup as text; everything between these two is made of elements. */
    private static final String HEAD =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-%s'; \
            img-src data:; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <meta name="color-scheme" content="light dark">
            <link rel="icon" href="data:,">
            """
                    .formatted(sha256(STYLE));

    private HtmlReport() {}

    /**
     * The bytes of a report.html.
     *
     * @param card the scorecard, as the reader may see it
     * @param sources the submission's sources, for excerpts
     * @param traces recordings of failures, by the ids of their tests; one is shown if its test's score names its file
     */
    public static byte[] bytes(Scorecard card, List<SourceFile> sources, Map<String, TraceFile> traces) {
        StringBuilder page = new StringBuilder(HEAD);
        title(card).appendTo(page);
        page.append("\n<style>").append(STYLE).append("</style>\n</head>\n<body>\n");
        page(card, sources, traces).appendTo(page);
        page.append("</body>\n</html>\n");
        return page.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Element title(Scorecard card) {
        return Element.of("title").text("%s: %s".formatted(Masthead.scoreInWords(card), card.lab().title()));
    }

    private static Element page(Scorecard card, List<SourceFile> sources, Map<String, TraceFile> traces) {
        Excerpt excerpt = new Excerpt(sources);
        Masthead masthead = new Masthead(card);
        Findings findings = new Findings(card, excerpt);
        Element main = Element.of("main");
        if (card.status() == Scorecard.Status.UNGRADABLE) {
            findings.diagnostics().ifPresent(main::add);
            findings.refusals().ifPresent(main::add);
        } else {
            Tests tests = new Tests(card, excerpt, new Stories(traces)::of);
            main.add(masthead.parts());
            tests.toMend().ifPresent(main::add);
            tests.notRun().ifPresent(main::add);
            findings.diagnostics().ifPresent(main::add);
            main.add(tests.all());
        }
        return Element.of("div", "page").add(masthead.title(), main, colophon(card));
    }

    /** What the grade depends on: with the same four, anybody gets the same page. */
    private static Element colophon(Scorecard card) {
        Element list = Element.of("dl");
        entry(list, "Lab", "%s, version %s".formatted(card.lab().id(), card.lab().version()), card.lab().digest());
        entry(list, "Submission", "%d source files".formatted(card.submission().files().size()),
                card.submission().digest().orElse(""));
        entry(list, "Grader", "Assay " + card.grader().version(), "");
        entry(list, "Java", card.grader().jdk(), "");
        return Element.of("footer")
                .text("p", "quiet", "A grade is a pure function of these four. "
                        + "With the same four, anybody gets the same score.")
                .add(list);
    }

    private static void entry(Element list, String name, String value, String digest) {
        Element description = Element.of("dd").text(value);
        if (!digest.isEmpty()) {
            description.text(" ").text("code", "digest", digest);
        }
        list.add(Element.of("dt").text(name), description);
    }

    private static String style() {
        try (InputStream style = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(style.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("report.css cannot be read; build again", e);
        }
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder().encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
