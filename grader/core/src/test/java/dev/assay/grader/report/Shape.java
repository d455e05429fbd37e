package dev.assay.grader.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.w3c.dom.NamedNodeMap;

/**
 * What a reader sees of a file besides its texts: elements, keys, commands. Two files that differ in what a submission
 * says have one shape, or the submission has broken out of its text.
 */
final class Shape {
    private static final Pattern COMMAND =
            Pattern.compile("::(error|warning|notice) ((?:(?:file|line|col|title)=[^:,\r\n]*,?)*)::([^\r\n]*)");

    private static final Pattern TAG =
            Pattern.compile("<((?:!DOCTYPE|/?[a-z][a-z0-9]*)\\b)((?:\\s+[a-z:-]+(?:=\"[^\"<>]*\")?)*)\\s*/?>");

    private Shape() {}

    /** The text of a file, which is UTF-8, ends with a line end and has no other line end than LF. */
    static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            assertTrue(text.endsWith("\n"));
            assertTrue(text.indexOf('\r') < 0);
            return text;
        } catch (CharacterCodingException e) {
            throw new AssertionError("is not UTF-8", e);
        }
    }

    static List<String> of(ReportFormat format, byte[] bytes) {
        return switch (format) {
            case JSON, GRADESCOPE, CLASSROOM50, PRAIRIELEARN, SARIF -> json(text(bytes));
            case JUNIT -> xml(bytes);
            case HTML -> html(text(bytes));
            case MARKDOWN -> markdown(text(bytes));
            case GITHUB -> commands(text(bytes));
        };
    }

    private static List<String> json(String text) {
        JsonReader strict = new JsonReader(new StringReader(text));
        strict.setStrictness(Strictness.STRICT);
        List<String> shape = new ArrayList<>();
        json("", JsonParser.parseReader(strict), shape);
        return shape;
    }

    private static void json(String path, JsonElement value, List<String> shape) {
        if (value.isJsonObject()) {
            value.getAsJsonObject().entrySet().forEach(one -> json(path + "/" + one.getKey(), one.getValue(), shape));
        } else if (value.isJsonArray()) {
            for (int i = 0; i < value.getAsJsonArray().size(); i++) {
                json(path + "/" + i, value.getAsJsonArray().get(i), shape);
            }
        } else {
            boolean isText = value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
            shape.add(path + " " + (isText ? "text" : value.toString()));
        }
    }

    private static List<String> xml(byte[] bytes) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setExpandEntityReferences(false);
            List<String> shape = new ArrayList<>();
            xml("", factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes)), shape);
            return shape;
        } catch (Exception e) {
            throw new AssertionError("is not XML: " + e.getMessage(), e);
        }
    }

    private static void xml(String path, org.w3c.dom.Node node, List<String> shape) {
        String here = path + "/" + node.getNodeName();
        shape.add(here);
        NamedNodeMap attributes = node.getAttributes();
        for (int i = 0; attributes != null && i < attributes.getLength(); i++) {
            shape.add(here + "/@" + attributes.item(i).getNodeName());
        }
        for (org.w3c.dom.Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() != org.w3c.dom.Node.TEXT_NODE) {
                xml(here, child, shape);
            }
        }
    }

    /** Which elements there are, with which attributes; not how many, for long texts have more paragraphs. */
    private static List<String> html(String text) {
        Set<String> tags = new TreeSet<>();
        String texts = TAG.matcher(text).replaceAll(tag -> {
            tags.add(tag.group(1) + tag.group(2).replaceAll("=\"[^\"]*\"", ""));
            return "";
        });
        assertTrue(texts.indexOf('<') < 0, () -> "not a tag of ours: " + texts.substring(texts.indexOf('<')));
        return List.copyOf(tags);
    }

    static List<String> markdown(String text) {
        List<String> shape = new ArrayList<>();
        Node document = Parser.builder()
                .extensions(List.of(TablesExtension.create(), AutolinkExtension.create()))
                .build()
                .parse(text);
        markdown("", document, shape);
        return shape;
    }

    private static void markdown(String path, Node node, List<String> shape) {
        String here = node instanceof Document ? "" : path + "/" + node.getClass().getSimpleName();
        switch (node) {
            case FencedCodeBlock block -> shape.add(here);
            case Text words -> shape.add(here + " " + words.getLiteral());
            case Code code -> shape.add(here + " " + code.getLiteral());
            default -> shape.add(here);
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            markdown(here, child, shape);
        }
    }

    private static List<String> commands(String text) {
        List<String> shape = new ArrayList<>();
        for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
            Matcher command = COMMAND.matcher(line);
            assertTrue(command.matches(), () -> "not a workflow command of ours: " + line);
            shape.add(command.group(1) + " " + command.group(2).replaceAll("=[^,]*", ""));
        }
        return shape;
    }

    /** Asserts that nothing has broken out. */
    static void assertSame(List<String> innocent, List<String> hostile, String what) {
        assertEquals(String.join("\n", innocent), String.join("\n", hostile), what);
    }
}
