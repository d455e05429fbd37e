package dev.assay.grader.report;

import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * How JSON is written in every file of ours: fields in a fixed order, two spaces, LF, UTF-8, and no text that breaks a
 * reader.
 */
final class Json {
    private static final Gson WRITER = new GsonBuilder()
            .disableHtmlEscaping()
            .serializeNulls()
            .setFormattingStyle(FormattingStyle.PRETTY.withNewline("\n"))
            .create();

    private static final char REPLACEMENT = '\uFFFD';

    private final JsonObject object = new JsonObject();

    Json put(String name, String text) {
        return put(name, new JsonPrimitive(wellFormed(text)));
    }

    Json put(String name, boolean isTrue) {
        return put(name, new JsonPrimitive(isTrue));
    }

    Json put(String name, long number) {
        return put(name, new JsonPrimitive(number));
    }

    /** A number with decimal places, exactly as many as it has. */
    Json put(String name, BigDecimal number) {
        return put(name, new JsonPrimitive(number));
    }

    Json put(String name, Optional<String> text) {
        return put(name, text.<JsonElement>map(one -> new JsonPrimitive(wellFormed(one))).orElse(JsonNull.INSTANCE));
    }

    Json put(String name, OptionalInt number) {
        return put(name, number.isPresent() ? new JsonPrimitive(number.getAsInt()) : JsonNull.INSTANCE);
    }

    Json put(String name, Json value) {
        return put(name, value.object);
    }

    Json putTexts(String name, List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(text -> array.add(wellFormed(text)));
        return put(name, array);
    }

    <T> Json put(String name, List<T> values, Function<T, Json> writer) {
        JsonArray array = new JsonArray();
        values.forEach(value -> array.add(writer.apply(value).object));
        return put(name, array);
    }

    private Json put(String name, JsonElement value) {
        object.add(name, value);
        return this;
    }

    byte[] bytes() {
        return (WRITER.toJson(object) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Half of a character pair can be written as JSON, but many readers refuse it. */
    static String wellFormed(String text) {
        StringBuilder well = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isPair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (isPair) {
                i++;
            } else if (Character.isSurrogate(c)) {
                if (well == null) {
                    well = new StringBuilder(text);
                }
                well.setCharAt(i, REPLACEMENT);
            }
        }
        return well == null ? text : well.toString();
    }
}
