package dev.assay.grader.trace;

import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.assay.grader.trace.FailedRun.Event;
import dev.assay.grader.trace.FailedRun.Field;
import dev.assay.grader.trace.FailedRun.Lane;
import dev.assay.grader.trace.FailedRun.Message;
import dev.assay.grader.trace.FailedRun.Replay;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Writes and reads trace files, schema {@code assay/trace/v1} (trace-v1.schema.json beside the other schemas). The same trace
 * gives the same bytes.
 */
public final class TraceJson {
    /** The value of the field {@code schema}. */
    public static final String SCHEMA = "assay/trace/v1";

    private static final Gson WRITER = new GsonBuilder()
            .disableHtmlEscaping()
            .serializeNulls()
            .setFormattingStyle(FormattingStyle.PRETTY.withNewline("\n"))
            .create();

    private TraceJson() {}

    /**
     * Reads a trace file.
     *
     * @param bytes any bytes
     * @throws MalformedTrace if they are no trace file
     */
    public static TraceFile read(byte[] bytes) throws MalformedTrace {
        return TraceReader.read(bytes);
    }

    /** The bytes of a trace file. */
    public static byte[] bytes(TraceFile trace) {
        FailedRun run = trace.run();
        JsonObject json = new JsonObject();
        json.addProperty("schema", SCHEMA);
        json.add("lab", lab(trace.lab()));
        json.add("test", test(trace.test()));
        json.add("verdict", verdict(run.verdict()));
        json.add("lanes", array(run.lanes(), TraceJson::lane));
        json.add("messages", array(run.messages(), TraceJson::message));
        json.add("events", array(run.events(), TraceJson::event));
        json.addProperty("omitted", run.omitted());
        json.add("replay", run.replay().<JsonElement>map(TraceJson::replay).orElse(JsonNull.INSTANCE));
        return (WRITER.toJson(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject lab(TraceFile.LabName lab) {
        JsonObject json = new JsonObject();
        json.addProperty("id", lab.id());
        json.addProperty("version", lab.version());
        json.addProperty("digest", lab.digest());
        return json;
    }

    private static JsonObject test(TraceFile.TestName test) {
        JsonObject json = new JsonObject();
        json.addProperty("id", test.id());
        json.addProperty("title", test.title());
        json.addProperty("visibility", test.isHidden() ? "hidden" : "public");
        return json;
    }

    private static JsonObject verdict(FailedRun.Verdict verdict) {
        JsonObject json = new JsonObject();
        json.addProperty("rule", verdict.rule());
        json.addProperty("message", verdict.message());
        json.addProperty("schedule", verdict.schedule());
        json.add("event", number(verdict.event()));
        return json;
    }

    private static JsonObject lane(Lane lane) {
        JsonObject json = new JsonObject();
        json.addProperty("id", lane.id());
        json.addProperty("name", lane.name());
        json.addProperty("kind", lane.kind().word());
        return json;
    }

    private static JsonObject message(Message message) {
        JsonObject json = new JsonObject();
        json.addProperty("id", message.id());
        json.addProperty("from", message.from());
        json.addProperty("to", message.to());
        json.addProperty("type", message.type());
        json.add("body", fields(message.body()));
        json.add("sentBy", number(message.sentBy()));
        json.addProperty("sent", message.sentNanos());
        json.addProperty("fate", message.fate().word());
        json.addProperty("doubled", message.isDoubled());
        return json;
    }

    private static JsonObject event(Event event) {
        JsonObject json = new JsonObject();
        json.addProperty("id", event.id());
        json.addProperty("time", event.timeNanos());
        json.add("lane", number(event.lane()));
        json.addProperty("kind", event.kind().word());
        json.addProperty("what", event.what());
        json.add("message", number(event.message()));
        json.add("journal", array(event.journal(), JsonPrimitive::new));
        json.add("remarks", array(event.remarks(), JsonPrimitive::new));
        json.add("changes", fields(event.changes()));
        json.addProperty("struck", event.isStruck());
        return json;
    }

    private static JsonObject replay(Replay replay) {
        JsonObject json = new JsonObject();
        json.addProperty("seed", hex(replay.seed()));
        json.add("acts", array(replay.acts(), act -> new JsonPrimitive(hex(act))));
        json.addProperty("steps", replay.steps());
        json.addProperty("course", replay.course());
        return json;
    }

    private static String hex(long number) {
        return HexFormat.of().toHexDigits(number);
    }

    private static JsonElement number(OptionalInt number) {
        return number.isPresent() ? new JsonPrimitive(number.getAsInt()) : JsonNull.INSTANCE;
    }

    private static JsonObject fields(List<Field> fields) {
        JsonObject json = new JsonObject();
        fields.forEach(field -> json.addProperty(field.name(), field.value()));
        return json;
    }

    private static <T> JsonArray array(List<T> values, Function<T, JsonElement> writer) {
        JsonArray array = new JsonArray();
        values.forEach(value -> array.add(writer.apply(value)));
        return array;
    }
}
