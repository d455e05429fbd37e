package dev.assay.grader.lab;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns the text of a lab.json into a manifest, and says everything that is wrong with it at once. */
final class ManifestReader {
    private static final Set<String> HEAD = Set.of(
            "schema", "id", "title", "version", "contract", "studentPackage", "entry", "solution", "skeletonFloor",
            "fuelPerTest", "design", "parts", "tests");
    private static final Set<String> DESIGN = Set.of("rule", "classes", "says", "test");
    private static final Set<String> PART = Set.of("id", "title", "points");
    private static final Set<String> TEST = Set.of(
            "id", "part", "title", "visibility", "points", "schedules", "hint", "feedback", "needs", "method");

    private final String place;
    private final List<String> problems = new ArrayList<>();

    private ManifestReader(String place) {
        this.place = place;
    }

    static LabManifest read(Path file, String text, boolean withTests) {
        String place = placeOf(file);
        ManifestReader reader = new ManifestReader(place);
        LabManifest manifest = reader.manifest(parse(place, text), withTests);
        // The rules speak of values; with missing or mistyped values they would only repeat what has been said.
        if (reader.problems.isEmpty()) {
            ManifestRules rules = new ManifestRules(manifest, place);
            reader.problems.addAll(withTests ? rules.problems() : rules.problemsOfHead());
        }
        if (!reader.problems.isEmpty()) {
            throw new InvalidLab(reader.problems);
        }
        return manifest;
    }

    /** The last three names of a path ({@code labs/chat/lab.json}): enough to find it, the same on every machine. */
    static String placeOf(Path file) {
        int names = file.getNameCount();
        Path tail = names == 0 ? file : file.subpath(Math.max(0, names - 3), names);
        return tail.toString().replace('\\', '/');
    }

    private LabManifest manifest(JsonObject lab, boolean withTests) {
        Fields fields = new Fields(lab, "the lab", HEAD, withTests ? Set.of("design") : Set.of("design", "tests"));
        String schema = fields.string("schema");
        if (!schema.isEmpty() && !schema.equals(LabManifest.SCHEMA)) {
            problems.add("%s: schema is \"%s\", this grader reads \"%s\"".formatted(place, schema, LabManifest.SCHEMA));
        }
        List<LabManifest.Part> parts = new ArrayList<>();
        for (JsonObject part : fields.objects("parts")) {
            Fields at = new Fields(part, "part " + name(part, parts.size()), PART, Set.of());
            parts.add(new LabManifest.Part(at.string("id"), at.string("title"), 100 * at.points("points")));
        }
        List<LabManifest.Test> tests = new ArrayList<>();
        if (withTests) {
            for (JsonObject test : fields.objects("tests")) {
                Fields at = new Fields(test, "test " + name(test, tests.size()), TEST, Set.of());
                tests.add(new LabManifest.Test(
                        at.string("id"),
                        at.string("part"),
                        at.string("title"),
                        at.word("visibility", LabManifest.Visibility.values(), LabManifest.Visibility::word),
                        100 * at.points("points"),
                        (int) at.number("schedules", 1, 1_000_000),
                        at.string("hint"),
                        at.word("feedback", LabManifest.Feedback.values(), LabManifest.Feedback::word),
                        at.strings("needs"),
                        at.string("method")));
            }
        }
        return new LabManifest(
                fields.string("id"),
                fields.string("title"),
                fields.string("version"),
                fields.string("contract"),
                fields.string("studentPackage"),
                fields.string("entry"),
                fields.string("solution"),
                (int) fields.number("skeletonFloor", 0, LabManifest.MAX_POINTS),
                fields.number("fuelPerTest", 1, Long.MAX_VALUE),
                parts,
                tests,
                design(lab, fields));
    }

    private List<LabManifest.DesignRule> design(JsonObject lab, Fields fields) {
        List<LabManifest.DesignRule> rules = new ArrayList<>();
        if (lab.has("design")) {
            for (JsonObject rule : fields.objects("design")) {
                Fields at = new Fields(rule, "design rule number " + (rules.size() + 1), DESIGN, Set.of("test"));
                rules.add(new LabManifest.DesignRule(
                        at.word("rule", LabManifest.DesignRule.Kind.values(), LabManifest.DesignRule.Kind::word),
                        at.strings("classes"),
                        at.string("says"),
                        rule.has("test") ? Optional.of(at.string("test")) : Optional.empty()));
            }
        }
        return rules;
    }

    private static String name(JsonObject object, int index) {
        JsonElement id = object.get("id");
        return id instanceof JsonPrimitive text && text.isString()
                ? "\"" + text.getAsString() + "\""
                : "number " + (index + 1);
    }

    /** Like JsonParser, but strict, and two fields of one name are an error instead of the last one winning. */
    private static JsonObject parse(String place, String text) {
        JsonReader json = new JsonReader(new StringReader(text));
        json.setStrictness(Strictness.STRICT);
        json.setNestingLimit(16);
        try {
            JsonElement element = element(place, json);
            if (json.peek() != JsonToken.END_DOCUMENT) {
                throw new InvalidLab(List.of(place + ": something follows the closing brace; delete it"));
            }
            if (element instanceof JsonObject object) {
                return object;
            }
            throw new InvalidLab(List.of(place + ": is no JSON object; it must begin with '{'"));
        } catch (EOFException e) {
            throw new InvalidLab(List.of(place + ": ends too early; is a brace missing?"));
        } catch (MalformedJsonException | IllegalStateException | NumberFormatException e) {
            String what = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new InvalidLab(List.of("%s: is not JSON: %s".formatted(place, what)));
        } catch (IOException e) {
            throw new InvalidLab(List.of("%s: cannot be read (%s)".formatted(place, e.getMessage())));
        }
    }

    private static JsonElement element(String place, JsonReader json) throws IOException {
        return switch (json.peek()) {
            case BEGIN_OBJECT -> {
                JsonObject object = new JsonObject();
                json.beginObject();
                while (json.hasNext()) {
                    String name = json.nextName();
                    if (object.has(name)) {
                        throw new InvalidLab(List.of("%s: \"%s\" stands twice at %s; keep one".formatted(
                                place, name, json.getPath())));
                    }
                    object.add(name, element(place, json));
                }
                json.endObject();
                yield object;
            }
            case BEGIN_ARRAY -> {
                JsonArray array = new JsonArray();
                json.beginArray();
                while (json.hasNext()) {
                    array.add(element(place, json));
                }
                json.endArray();
                yield array;
            }
            case STRING -> new JsonPrimitive(json.nextString());
            case NUMBER -> new JsonPrimitive(new BigDecimal(json.nextString()));
            case BOOLEAN -> new JsonPrimitive(json.nextBoolean());
            case NULL -> {
                json.nextNull();
                yield JsonNull.INSTANCE;
            }
            case NAME, END_ARRAY, END_OBJECT, END_DOCUMENT -> throw new EOFException();
        };
    }

    /** The fields of one JSON object, read by name and type. */
    private final class Fields {
        private final JsonObject object;
        private final String owner;

        Fields(JsonObject object, String owner, Set<String> known, Set<String> optional) {
            this.object = object;
            this.owner = owner;
            for (String name : object.keySet()) {
                if (!known.contains(name)) {
                    say("has an unknown field \"%s\"; the fields are %s".formatted(name, new TreeSet<>(known)));
                }
            }
            for (String name : new TreeSet<>(known)) {
                if (!object.has(name) && !optional.contains(name)) {
                    say("lacks the field \"%s\"; add it".formatted(name));
                }
            }
        }

        String string(String name) {
            JsonElement value = object.get(name);
            if (value instanceof JsonPrimitive text && text.isString()) {
                return text.getAsString();
            }
            wrong(name, value, "a text in quotes");
            return "";
        }

        long number(String name, long least, long most) {
            JsonElement value = object.get(name);
            String wanted = "a whole number from %d to %d".formatted(least, most);
            if (value instanceof JsonPrimitive number && number.isNumber()) {
                try {
                    long exact = ((BigDecimal) number.getAsNumber()).longValueExact();
                    if (exact >= least && exact <= most) {
                        return exact;
                    }
                } catch (ArithmeticException e) {
                    // Not whole, or beyond long: said below.
                }
            }
            wrong(name, value, wanted);
            return least;
        }

        /** Whole points, at most those of a whole lab. */
        int points(String name) {
            return (int) number(name, 0, LabManifest.MAX_POINTS / 100);
        }

        /** One of a closed list of words; the first of them where the field is wrong. */
        <E> E word(String name, E[] values, Function<E, String> spelling) {
            String word = string(name);
            for (E value : values) {
                if (spelling.apply(value).equals(word)) {
                    return value;
                }
            }
            if (!word.isEmpty()) {
                wrong(name, object.get(name), Arrays.stream(values)
                        .map(value -> "\"" + spelling.apply(value) + "\"")
                        .collect(Collectors.joining(" or ")));
            }
            return values[0];
        }

        List<String> strings(String name) {
            List<String> strings = new ArrayList<>();
            if (object.get(name) instanceof JsonArray array) {
                for (JsonElement element : array) {
                    if (element instanceof JsonPrimitive text && text.isString()) {
                        strings.add(text.getAsString());
                    } else {
                        wrong(name, array, "a list of texts in quotes");
                    }
                }
            } else {
                wrong(name, object.get(name), "a list of texts in quotes");
            }
            return strings;
        }

        List<JsonObject> objects(String name) {
            List<JsonObject> objects = new ArrayList<>();
            if (object.get(name) instanceof JsonArray array) {
                for (JsonElement element : array) {
                    if (element instanceof JsonObject one) {
                        objects.add(one);
                    } else {
                        wrong(name, element, "a list of objects");
                    }
                }
            } else {
                wrong(name, object.get(name), "a list of objects");
            }
            return objects;
        }

        private void wrong(String name, JsonElement value, String wanted) {
            if (value != null) {
                String shown = value.toString();
                say("has %s = %s; it must be %s".formatted(
                        name, shown.length() > 80 ? shown.substring(0, 80) + "..." : shown, wanted));
            }
        }

        private void say(String what) {
            problems.add("%s: %s %s".formatted(place, owner, what));
        }
    }
}
