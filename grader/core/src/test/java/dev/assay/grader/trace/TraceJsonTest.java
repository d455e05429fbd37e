package dev.assay.grader.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.assay.grader.report.ScoreJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A trace file")
class TraceJsonTest {
    private static final String SAMPLE = new String(SampleTraces.bytes("two-step-save-D2"), StandardCharsets.UTF_8);

    private static List<String> problems(byte[] json) throws IOException {
        try (InputStream in = ScoreJson.class.getResourceAsStream("trace-v1.schema.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
            return schema.validate(new String(json, StandardCharsets.UTF_8), InputFormat.JSON).stream()
                    .map(Object::toString)
                    .toList();
        }
    }

    private static String refusal(String json) {
        return assertThrows(MalformedTrace.class, () -> TraceJson.read(json.getBytes(StandardCharsets.UTF_8)), json)
                .getMessage();
    }

    private static String refusalOf(String old, String replacement) {
        assertTrue(SAMPLE.contains(old), old);
        return refusal(SAMPLE.replace(old, replacement));
    }

    @Test
    @DisplayName("is valid, and the same bytes after it was read and written")
    void roundTrip() throws Exception {
        for (String name : SampleTraces.NAMES) {
            byte[] bytes = SampleTraces.bytes(name);
            assertEquals(List.of(), problems(bytes), name);
            assertArrayEquals(bytes, TraceJson.bytes(TraceJson.read(bytes)), name);
        }
    }

    @Test
    @DisplayName("for students of a hidden test has nothing by which the run could be repeated")
    void withoutReplay() throws Exception {
        for (String name : SampleTraces.NAMES) {
            TraceFile trace = SampleTraces.of(name);
            byte[] bytes = TraceJson.bytes(trace.withoutReplay());
            assertEquals(List.of(), problems(bytes), name);
            assertEquals(Optional.empty(), TraceJson.read(bytes).run().replay());
            String text = new String(bytes, StandardCharsets.UTF_8);
            assertFalse(text.contains(trace.run().replay().orElseThrow().course()));
            assertFalse(text.contains(Long.toHexString(trace.run().replay().orElseThrow().seed())));
        }
    }

    @Test
    @DisplayName("that is none is refused with what is wrong, at which place")
    void refusals() {
        assertEquals(
                "schema is \"assay/trace/v2\"; it must be \"assay/trace/v1\"",
                refusalOf("assay/trace/v1", "assay/trace/v2"));
        assertEquals("verdict.rule is missing", refusalOf("\"rule\": \"M2\",", ""));
        assertEquals("lanes[1].colour is no field of a trace", refusalOf("\"id\": 1,\n      \"name\"", """
                "id": 1, "colour": "red", "name\""""));
        assertEquals("\"rule\" stands twice", refusalOf("\"rule\": \"M2\",", "\"rule\": \"M2\", \"rule\": \"M3\","));
        assertEquals("events[1].message is 7; there is no such message in it", refusalOf("\"message\": 0,", "\"message\": 7,"));
        assertEquals("messages[1].from is 9; there is no such lane in it", refusalOf("\"from\": 3,", "\"from\": 9,"));
        assertEquals("verdict.event is 99; there is no such event in it", refusalOf("\"event\": 4", "\"event\": 99"));
        assertEquals(
                "events[0].kind is \"boom\"; it must be \"boot\" or \"receive\" or \"timer\" or \"crash\" or \"fault\" or "
                        + "\"call\" or \"request\" or \"reply\"",
                refusalOf("\"kind\": \"boot\"", "\"kind\": \"boom\""));
        assertEquals("the number -1 is not whole, or too large", refusalOf("\"omitted\": 0", "\"omitted\": -1"));
        assertEquals("the number 1e400 is not whole, or too large", refusalOf("\"omitted\": 0", "\"omitted\": 1e400"));
        assertEquals("omitted is 10000001; it must be from 0 to 10000000", refusalOf("\"omitted\": 0", "\"omitted\": 10000001"));
        assertEquals("replay.course is no course of 6 steps", refusalOf("\"steps\": 5", "\"steps\": 6"));
        assertEquals(
                "replay.seed is \"3f43\"; it must be 16 hexadecimal digits", refusalOf("3f43d3be9f1b4475", "3f43"));
        assertEquals("events[4].id is 0; it must be from 4 to 10000000", refusalOf("\"id\": 4,\n      \"time\"", "\"id\": 0,\n      \"time\""));
        assertTrue(refusal(SAMPLE + "{}").startsWith("it is not JSON"));
        assertEquals("it ends too early", refusal(SAMPLE.substring(0, SAMPLE.length() / 2)));
        assertEquals("it is no JSON object", refusal("[]"));
        assertTrue(refusal("[".repeat(100_000)).startsWith("it is not JSON"));
        assertTrue(refusal(" ".repeat(TraceRules.MOST_FILE_BYTES + 1)).contains("bytes"));
    }

    @Test
    @DisplayName("is refused by its schema where the reader refuses it")
    void schemaRefuses() throws IOException {
        for (String[] change : new String[][] {
            {"assay/trace/v1", "assay/trace/v2"},
            {"\"rule\": \"M2\",", ""},
            {"\"omitted\": 0", "\"omitted\": -1"},
            {"\"kind\": \"puppet\"", "\"kind\": \"bystander\""},
            {"\"fate\": \"arrived\"", "\"fate\": \"burnt\""},
            {"3f43d3be9f1b4475", "3F43D3BE9F1B4475"},
            {"\"struck\": true", "\"struck\": 1"},
        }) {
            String changed = SAMPLE.replace(change[0], change[1]);
            assertFalse(changed.equals(SAMPLE), change[0]);
            assertFalse(problems(changed.getBytes(StandardCharsets.UTF_8)).isEmpty(), change[1]);
            refusal(changed);
        }
    }

    @Test
    @DisplayName("whose bytes are damaged is read or refused, and nothing else happens")
    void damage() {
        byte[] sound = SampleTraces.bytes("zombie-vote-E3");
        Random random = new Random(1);
        for (int i = 0; i < 3_000; i++) {
            byte[] damaged = random.nextBoolean() ? sound.clone() : Arrays.copyOf(sound, random.nextInt(sound.length));
            for (int hits = random.nextInt(3); hits >= 0 && damaged.length > 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                TraceFile read = TraceJson.read(damaged);
                assertEquals(read, TraceJson.read(TraceJson.bytes(read)));
            } catch (MalformedTrace refused) {
                assertFalse(refused.getMessage().isBlank());
            }
        }
    }
}
