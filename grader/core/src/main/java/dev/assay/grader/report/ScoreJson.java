package dev.assay.grader.report;

import dev.assay.grader.score.Scorecard;
import dev.assay.grader.score.Scorecard.TestScore;

/**
 * Writes score.json, schema {@code assay/score/v1} (score-v1.schema.json beside this class). Others rely on its names:
 * fields may be added, never renamed. The same scorecard gives the same bytes.
 */
public final class ScoreJson {
    /** The value of the field {@code schema}. */
    public static final String SCHEMA = "assay/score/v1";

    /** Far more than any room before lets through. */
    private static final int MOST_CHARS = 100_000;

    private ScoreJson() {}

    /** The bytes of a score.json. */
    public static byte[] bytes(Scorecard card) {
        return new Json()
                .put("schema", SCHEMA)
                .put("lab", new Json()
                        .put("id", card.lab().id())
                        .put("title", card.lab().title())
                        .put("version", card.lab().version())
                        .put("digest", card.lab().digest()))
                .put("grader", new Json()
                        .put("version", card.grader().version())
                        .put("jdk", card.grader().jdk()))
                .put("submission", new Json()
                        .put("digest", card.submission().digest())
                        .put("files", card.submission().files(), file -> new Json()
                                .put("path", bounded(file.path()))
                                .put("digest", file.digest())))
                .put("status", card.status().word())
                .put("score", card.score())
                .put("max", card.max())
                .put("parts", card.parts(), part -> new Json()
                        .put("id", part.id())
                        .put("title", part.title())
                        .put("score", part.score())
                        .put("max", part.max()))
                .put("tests", card.tests(), ScoreJson::test)
                .put("diagnostics", card.diagnostics(), one -> new Json()
                        .put("file", bounded(one.file()))
                        .put("line", one.line())
                        .put("column", one.column())
                        .put("severity", one.severity())
                        .put("message", bounded(one.message())))
                .put("refusals", card.refusals(), one -> new Json()
                        .put("file", bounded(one.file()))
                        .put("line", one.line())
                        .put("rule", bounded(one.rule()))
                        .put("message", bounded(one.message()))
                        .put("instead", bounded(one.instead())))
                .bytes();
    }

    private static Json test(TestScore test) {
        return new Json()
                .put("id", test.id())
                .put("part", test.part())
                .put("title", test.title())
                .put("visibility", test.isHidden() ? "hidden" : "public")
                .put("status", test.status().word())
                .put("score", test.score())
                .put("max", test.max())
                .put("schedules", test.schedules())
                .put("schedule", test.schedule())
                .put("rule", test.rule().map(ScoreJson::bounded))
                .put("message", test.message().map(ScoreJson::bounded))
                .put("file", test.file().map(ScoreJson::bounded))
                .put("line", test.line())
                .put("hint", test.hint().map(ScoreJson::bounded))
                .put("trace", test.trace().map(ScoreJson::bounded))
                .putTexts("needs", test.needs());
    }

    private static String bounded(String text) {
        return text.length() <= MOST_CHARS ? text : Sentences.cut(text, MOST_CHARS) + "...";
    }
}
