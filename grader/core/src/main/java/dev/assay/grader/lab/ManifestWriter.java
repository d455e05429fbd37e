package dev.assay.grader.lab;

import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a manifest as people would: a part on a line, a test on several, so that a generated lab.json reads well and
 * differs from the one before only where the lab does.
 */
final class ManifestWriter {
    private static final Gson PRETTY = new GsonBuilder()
            .disableHtmlEscaping()
            .setFormattingStyle(FormattingStyle.PRETTY.withNewline("\n"))
            .create();

    private ManifestWriter() {}

    static String json(LabManifest lab) {
        JsonObject head = new JsonObject();
        head.addProperty("schema", LabManifest.SCHEMA);
        head.addProperty("id", lab.id());
        head.addProperty("title", lab.title());
        head.addProperty("version", lab.version());
        head.addProperty("contract", lab.contract());
        head.addProperty("studentPackage", lab.studentPackage());
        head.addProperty("entry", lab.entry());
        head.addProperty("solution", lab.solution());
        head.addProperty("skeletonFloor", lab.skeletonFloor());
        head.addProperty("fuelPerTest", lab.fuelPerTest());
        String text = PRETTY.toJson(head);
        String design = lab.design().isEmpty()
                ? ""
                : "\n  \"design\": %s,".formatted(list(lab.design().stream().map(ManifestWriter::rule).toList()));
        return "%s,%s\n  \"parts\": %s,\n  \"tests\": %s\n}\n".formatted(
                text.substring(0, text.lastIndexOf('\n')),
                design,
                list(lab.parts().stream().map(ManifestWriter::part).toList()),
                list(lab.tests().stream().map(ManifestWriter::test).toList()));
    }

    private static String list(List<String> elements) {
        return elements.isEmpty()
                ? "[]"
                : elements.stream().collect(Collectors.joining(",\n    ", "[\n    ", "\n  ]"));
    }

    private static String rule(LabManifest.DesignRule rule) {
        return "{ \"rule\": %s, \"classes\": [%s], \"says\": %s%s }".formatted(
                PRETTY.toJson(rule.kind().word()),
                rule.classes().stream().map(PRETTY::toJson).collect(Collectors.joining(", ")),
                PRETTY.toJson(rule.says()),
                rule.test().map(test -> ", \"test\": " + PRETTY.toJson(test)).orElse(""));
    }

    private static String part(LabManifest.Part part) {
        return "{ \"id\": %s, \"title\": %s, \"points\": %d }".formatted(
                PRETTY.toJson(part.id()), PRETTY.toJson(part.title()), whole(part.points()));
    }

    private static String test(LabManifest.Test test) {
        JsonObject json = new JsonObject();
        json.addProperty("id", test.id());
        json.addProperty("part", test.part());
        json.addProperty("title", test.title());
        json.addProperty("visibility", test.visibility().word());
        json.addProperty("points", whole(test.points()));
        json.addProperty("schedules", test.schedules());
        json.addProperty("hint", test.hint());
        json.addProperty("feedback", test.feedback().word());
        JsonArray needs = new JsonArray();
        test.needs().forEach(needs::add);
        json.add("needs", needs);
        json.addProperty("method", test.method());
        return json.asMap().entrySet().stream()
                .map(field -> "%s: %s".formatted(PRETTY.toJson(field.getKey()), oneLine(field.getValue())))
                .collect(Collectors.joining(",\n      ", "{\n      ", "\n    }"));
    }

    private static String oneLine(JsonElement value) {
        return value instanceof JsonArray texts
                ? texts.asList().stream().map(PRETTY::toJson).collect(Collectors.joining(", ", "[", "]"))
                : PRETTY.toJson(value);
    }

    private static int whole(int hundredths) {
        if (hundredths % 100 != 0) {
            throw new IllegalArgumentException("lab.json states whole points, not " + hundredths + " hundredths");
        }
        return hundredths / 100;
    }
}
