package dev.assay.grader.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.assay.grader.Grader;
import dev.assay.grader.report.RunJson;
import dev.assay.grader.report.ScoreJson;
import dev.assay.grader.report.TerminalCard;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All that the grader writes about a submission, looked at with the eyes of programs and people who read it. */
record Reports(String score, String run, String card) {
    private static final Set<Integer> INVISIBLE = Set.of(
            (int) Character.CONTROL, (int) Character.FORMAT, (int) Character.SURROGATE, (int) Character.PRIVATE_USE,
            (int) Character.LINE_SEPARATOR, (int) Character.PARAGRAPH_SEPARATOR);

    static Reports of(Grader.Graded.Verdict graded) throws CharacterCodingException {
        return new Reports(
                utf8(ScoreJson.bytes(graded.card())),
                utf8(RunJson.bytes(graded.run())),
                TerminalCard.render(graded.card(), TerminalCard.Style.DEFAULT));
    }

    /** A decoder that forgives nothing. */
    private static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    /** All of them, to look for what may not be there. */
    String all() {
        return score + run + card;
    }

    /** Fails if a reader could be led astray. */
    void assertSound() throws IOException {
        assertStrict(score);
        assertStrict(run);
        assertEquals(
                List.of(),
                card.codePoints()
                        .filter(c -> c != '\n' && INVISIBLE.contains(Character.getType(c)))
                        .mapToObj(Integer::toHexString)
                        .collect(Collectors.toList()),
                "the terminal gets invisible characters");
    }

    /** Reads JSON as RFC 8259 has it: one value, no NaN, no name twice in an object, no half characters. */
    private static void assertStrict(String json) throws IOException {
        Deque<Set<String>> names = new ArrayDeque<>();
        try (JsonReader reader = new JsonReader(new StringReader(json))) {
            reader.setStrictness(Strictness.STRICT);
            while (reader.peek() != JsonToken.END_DOCUMENT) {
                switch (reader.peek()) {
                    case BEGIN_OBJECT -> {
                        reader.beginObject();
                        names.push(new HashSet<>());
                    }
                    case END_OBJECT -> {
                        reader.endObject();
                        names.pop();
                    }
                    case BEGIN_ARRAY -> reader.beginArray();
                    case END_ARRAY -> reader.endArray();
                    case NAME -> {
                        String name = reader.nextName();
                        assertTrue(names.element().add(name), "twice in one object: " + name);
                    }
                    case STRING -> assertTrue(
                            reader.nextString().codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF),
                            "half a character");
                    case NUMBER -> reader.nextLong();
                    case BOOLEAN -> reader.nextBoolean();
                    case NULL -> reader.nextNull();
                    case END_DOCUMENT -> { }
                }
            }
        }
    }
}
