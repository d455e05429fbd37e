package dev.assay.grader.trace;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import dev.assay.grader.intake.Legible;
import dev.assay.grader.trace.FailedRun.Field;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The fields of one JSON object, read by name and type. Strict: every field has to be there once, of its type, and no
 * other.
 */
final class TraceFields {
    private static final int DEEPEST = 8;
    private static final int MOST_CHARS_SHOWN = 60;
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,18}");

    private final JsonObject object;
    private final String place;

    /**
     * @param place what stands before the names of its fields in messages, {@code events[3].}; empty for the whole
     */
    private TraceFields(JsonObject object, String place) {
        this.object = object;
        this.place = place;
    }

    /** What turns the fields of an object into a value. */
    interface Reader<T> {
        T read(TraceFields fields) throws MalformedTrace;
    }

    // -------------------------------------------------------------------------------------------------------- parsing

    static TraceFields parse(byte[] bytes) throws MalformedTrace {
        if (bytes.length > TraceRules.MOST_FILE_BYTES) {
            throw new MalformedTrace("it has %d bytes; a trace has at most %d".formatted(
                    bytes.length, TraceRules.MOST_FILE_BYTES));
        }
        JsonReader json = new JsonReader(new StringReader(text(bytes)));
        json.setStrictness(Strictness.STRICT);
        json.setNestingLimit(DEEPEST);
        try {
            JsonElement element = element(json);
            if (json.peek() != JsonToken.END_DOCUMENT) {
                throw new MalformedTrace("something follows the closing brace");
            }
            if (element instanceof JsonObject object) {
                return new TraceFields(object, "");
            }
            throw new MalformedTrace("it is no JSON object");
        } catch (EOFException e) {
            throw new MalformedTrace("it ends too early");
        } catch (MalformedJsonException | IllegalStateException | NumberFormatException e) {
            throw new MalformedTrace("it is not JSON: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw new MalformedTrace("it cannot be read (%s)".formatted(e.getMessage()));
        }
    }

    private static String text(byte[] bytes) throws MalformedTrace {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedTrace("it is not UTF-8");
        }
    }

    private static JsonElement element(JsonReader json) throws IOException, MalformedTrace {
        return switch (json.peek()) {
            case BEGIN_OBJECT -> {
                JsonObject object = new JsonObject();
                json.beginObject();
                while (json.hasNext()) {
                    String name = json.nextName();
                    if (object.has(name)) {
                        throw new MalformedTrace("\"%s\" stands twice".formatted(Legible.line(name, MOST_CHARS_SHOWN)));
                    }
                    object.add(name, element(json));
                }
                json.endObject();
                yield object;
            }
            case BEGIN_ARRAY -> {
                JsonArray array = new JsonArray();
                json.beginArray();
                while (json.hasNext()) {
                    array.add(element(json));
                }
                json.endArray();
                yield array;
            }
            case STRING -> new JsonPrimitive(json.nextString());
            case NUMBER -> whole(json.nextString());
            case BOOLEAN -> new JsonPrimitive(json.nextBoolean());
            case NULL -> {
                json.nextNull();
                yield JsonNull.INSTANCE;
            }
            case NAME, END_ARRAY, END_OBJECT, END_DOCUMENT -> throw new EOFException();
        };
    }

    /** No trace has another kind of number. */
    private static JsonPrimitive whole(String number) throws MalformedTrace {
        if (!NUMBER.matcher(number).matches()) {
            throw new MalformedTrace("the number %s is not whole, or too large".formatted(
                    Legible.line(number, MOST_CHARS_SHOWN)));
        }
        return new JsonPrimitive(Long.parseLong(number));
    }

    // --------------------------------------------------------------------------------------------------------- fields

    /** There are these fields and no others. */
    void only(String... names) throws MalformedTrace {
        for (String name : names) {
            if (!object.has(name)) {
                throw new MalformedTrace("%s%s is missing".formatted(place, name));
            }
        }
        Set<String> known = Set.of(names);
        for (String name : object.keySet()) {
            if (!known.contains(name)) {
                throw new MalformedTrace("%s%s is no field of a trace".formatted(
                        place, Legible.line(name, MOST_CHARS_SHOWN)));
            }
        }
    }

    String text(String name, Pattern form, String wanted) throws MalformedTrace {
        return text(place + name, object.get(name), form, wanted);
    }

    private static String text(String place, JsonElement value, Pattern form, String wanted) throws MalformedTrace {
        if (value instanceof JsonPrimitive text && text.isString() && form.matcher(text.getAsString()).matches()) {
            return text.getAsString();
        }
        throw wrong(place, value, wanted);
    }

    List<String> texts(String name, Pattern form, String wanted) throws MalformedTrace {
        if (!(object.get(name) instanceof JsonArray array)) {
            throw wrong(place + name, object.get(name), wanted);
        }
        List<String> texts = new ArrayList<>();
        for (JsonElement element : array) {
            texts.add(text(place + name, element, form, wanted));
        }
        return texts;
    }

    boolean isNull(String name) {
        return object.get(name) instanceof JsonNull;
    }

    int number(String name) throws MalformedTrace {
        long number = big(name);
        if (number > Integer.MAX_VALUE) {
            throw wrong(place + name, object.get(name), "at most " + Integer.MAX_VALUE);
        }
        return (int) number;
    }

    long big(String name) throws MalformedTrace {
        if (object.get(name) instanceof JsonPrimitive number && number.isNumber()) {
            return number.getAsLong();
        }
        throw wrong(place + name, object.get(name), "a whole number");
    }

    OptionalInt optional(String name) throws MalformedTrace {
        return isNull(name) ? OptionalInt.empty() : OptionalInt.of(number(name));
    }

    boolean flag(String name) throws MalformedTrace {
        if (object.get(name) instanceof JsonPrimitive flag && flag.isBoolean()) {
            return flag.getAsBoolean();
        }
        throw wrong(place + name, object.get(name), "true or false");
    }

    <E> E word(String name, E[] values, Function<E, String> spelling) throws MalformedTrace {
        String word = object.get(name) instanceof JsonPrimitive text && text.isString() ? text.getAsString() : "";
        for (E value : values) {
            if (spelling.apply(value).equals(word)) {
                return value;
            }
        }
        throw wrong(
                place + name,
                object.get(name),
                Arrays.stream(values).map(value -> '"' + spelling.apply(value) + '"').collect(Collectors.joining(" or ")));
    }

    /** An object whose names are anything and whose values are texts. */
    List<Field> fields(String name) throws MalformedTrace {
        if (!(object.get(name) instanceof JsonObject named)) {
            throw wrong(place + name, object.get(name), "an object of texts");
        }
        List<Field> fields = new ArrayList<>();
        for (String one : named.keySet()) {
            if (!(named.get(one) instanceof JsonPrimitive value) || !value.isString()) {
                throw wrong(place + name, named, "an object of texts");
            }
            fields.add(new Field(one, value.getAsString()));
        }
        return fields;
    }

    TraceFields object(String name) throws MalformedTrace {
        if (object.get(name) instanceof JsonObject inner) {
            return new TraceFields(inner, place + name + ".");
        }
        throw wrong(place + name, object.get(name), "an object");
    }

    <T> List<T> objects(String name, Reader<T> reader) throws MalformedTrace {
        if (!(object.get(name) instanceof JsonArray array)) {
            throw wrong(place + name, object.get(name), "a list of objects");
        }
        List<T> values = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            String at = "%s%s[%d]".formatted(place, name, i);
            if (!(array.get(i) instanceof JsonObject inner)) {
                throw wrong(at, array.get(i), "an object");
            }
            values.add(reader.read(new TraceFields(inner, at + ".")));
        }
        return values;
    }

    private static MalformedTrace wrong(String place, JsonElement value, String wanted) {
        return new MalformedTrace("%s is %s; it must be %s".formatted(
                place, Legible.line(value.toString(), MOST_CHARS_SHOWN), wanted));
    }
}
