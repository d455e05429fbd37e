package dev.assay.grader.report;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The schemas that we ship, as a validator reads them. */
final class SchemaOf {
    static final SchemaOf SCORE = new SchemaOf("score-v1.schema.json");
    static final SchemaOf RUN = new SchemaOf("run-v1.schema.json");

    private final Schema schema;

    private SchemaOf(String resource) {
        try (InputStream in = ScoreJson.class.getResourceAsStream(resource)) {
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is wrong with a file; empty if it is valid. */
    List<String> problems(byte[] json) {
        return schema.validate(new String(json, StandardCharsets.UTF_8), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
