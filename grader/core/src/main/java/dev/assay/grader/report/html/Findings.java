package dev.assay.grader.report.html;

import dev.assay.grader.score.Scorecard;
import java.util.List;
import java.util.Optional;

/** What was said about the sources before anything ran: by the compiler, and by admission. */
final class Findings {
    private static final int MOST = 20;

    private final Scorecard card;
    private final Excerpt excerpt;

    Findings(Scorecard card, Excerpt excerpt) {
        this.card = card;
        this.excerpt = excerpt;
    }

    /** Diagnostics, if there are any. */
    Optional<Element> diagnostics() {
        return section("diagnostics", "Compiler",
                card.diagnostics().stream().limit(MOST).map(this::diagnostic).toList(),
                card.diagnostics().size());
    }

    private Element diagnostic(Scorecard.Diagnostic one) {
        boolean isError = one.severity().equals("error");
        Element finding = Element.of("article", "finding " + (isError ? "failed" : "warned"))
                .add(Element.of("p", "said")
                        .text("strong", "kind", one.severity())
                        .text(" ")
                        .add(Element.of("bdi").lines(one.message())));
        return one.file().isEmpty() ? finding : finding.add(excerpt.of(one.file(), one.line(), one.column()));
    }

    /** Refusals, if there are any. */
    Optional<Element> refusals() {
        return section("refusals", "Not allowed here", card.refusals().stream().limit(MOST).map(this::refusal).toList(),
                card.refusals().size());
    }

    private Element refusal(Scorecard.Refusal one) {
        Element finding = Element.of("article", "finding failed")
                .add(Element.of("p", "said")
                        .text("strong", "kind", one.rule())
                        .text(" ")
                        .add(Element.of("bdi").lines(one.message())));
        if (!one.file().isEmpty()) {
            finding.add(excerpt.of(one.file(), one.line(), 0));
        }
        return one.instead().isEmpty()
                ? finding
                : finding.add(Element.of("p", "hint").text("strong", "kind", "Instead").text(" ").lines(one.instead()));
    }

    private static Optional<Element> section(String id, String title, List<Element> shown, int count) {
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        Element section = Element.of("section")
                .with("aria-labelledby", "said_" + id)
                .add(Element.of("h2").with("id", "said_" + id).text(title))
                .add(shown);
        if (count > shown.size()) {
            section.text("p", "quiet", "And %d more; score.json has them all.".formatted(count - shown.size()));
        }
        return Optional.of(section);
    }
}
