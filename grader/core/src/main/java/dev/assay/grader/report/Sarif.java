package dev.assay.grader.report;

import dev.assay.grader.report.Finding.Level;
import dev.assay.grader.score.Scorecard;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes findings as SARIF 2.1.0 (OASIS), for editors and for code scanning. Places are relative to the repository. A
 * message in SARIF is text with two exceptions, links and placeholders (sections 3.11.5 and 3.11.6), and neither can
 * come about here.
 */
final class Sarif {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)}");

    private final ReportContent content;
    private final Scorecard card;
    private final List<Finding> findings;
    private final Map<String, Integer> ruleIndexes = new LinkedHashMap<>();

    private Sarif(ReportContent content) {
        this.content = content;
        this.card = content.card();
        this.findings = Finding.of(card);
    }

    static byte[] bytes(ReportContent content) {
        return new Sarif(content).write();
    }

    private byte[] write() {
        List<Finding> firstOfRule = new ArrayList<>();
        for (Finding finding : findings) {
            if (ruleIndexes.putIfAbsent(finding.rule(), ruleIndexes.size()) == null) {
                firstOfRule.add(finding);
            }
        }
        Json driver = new Json()
                .put("name", "Assay")
                .put("version", card.grader().version())
                .put("rules", firstOfRule, Sarif::rule);
        Json run = new Json()
                .put("tool", new Json().put("driver", driver))
                .put("automationDetails", new Json().put("id", "assay/%s/".formatted(Sentences.line(card.lab().id()))))
                .put("columnKind", "utf16CodeUnits")
                .put("results", findings, this::result)
                .put("properties", new Json()
                        .put("status", card.status().word())
                        .put("score", card.score())
                        .put("max", card.max())
                        .put("submission", card.submission().digest().orElse(""))
                        .put("lab", card.lab().digest()));
        return new Json()
                .put("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
                .put("version", "2.1.0")
                .put("runs", List.of(run), one -> one)
                .bytes();
    }

    private static Json rule(Finding finding) {
        Json rule = new Json()
                .put("id", finding.rule())
                .put("shortDescription", text(finding.title()));
        finding.hint().ifPresent(hint -> rule.put("help", text(hint)));
        return rule;
    }

    private Json result(Finding finding) {
        Json result = new Json()
                .put("ruleId", finding.rule())
                .put("ruleIndex", ruleIndexes.get(finding.rule()))
                .put("level", finding.level() == Level.ERROR ? "error" : "warning")
                .put("message", text(finding.text()));
        if (!finding.file().isEmpty()) {
            Json place = new Json()
                    .put("artifactLocation", new Json().put("uri", uri(content.sourceRoot() + finding.file())));
            if (finding.line() > 0) {
                Json region = new Json().put("startLine", finding.line());
                if (finding.column() > 0) {
                    region.put("startColumn", finding.column());
                }
                place.put("region", region);
            }
            result.put("locations", List.of(new Json().put("physicalLocation", place)), one -> one);
        }
        return result;
    }

    private static Json text(String legible) {
        String noLinks = legible.replace("](", "] (");
        return new Json().put("text", PLACEHOLDER.matcher(noLinks).replaceAll("{{$1}}"));
    }

    /** A path as a relative reference (RFC 3986): each name encoded, so that none is taken for a scheme. */
    private static String uri(String path) {
        return Stream.of(Sentences.line(path).split("/", -1))
                .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A"))
                .collect(Collectors.joining("/"));
    }
}
