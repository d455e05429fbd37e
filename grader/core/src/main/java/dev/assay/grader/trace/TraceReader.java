package dev.assay.grader.trace;

import dev.assay.grader.trace.FailedRun.Event;
import dev.assay.grader.trace.FailedRun.EventKind;
import dev.assay.grader.trace.FailedRun.Fate;
import dev.assay.grader.trace.FailedRun.Lane;
import dev.assay.grader.trace.FailedRun.LaneKind;
import dev.assay.grader.trace.FailedRun.Message;
import dev.assay.grader.trace.FailedRun.Replay;
import dev.assay.grader.trace.FailedRun.Verdict;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns the bytes of a trace file into a trace, or says the first thing that is wrong with them. */
final class TraceReader {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{16}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern LAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern TEST = Pattern.compile("[A-Za-z0-9]+([-.][A-Za-z0-9]+)*");
    private static final Pattern VISIBILITY = Pattern.compile("public|hidden");
    private static final Pattern ANY = Pattern.compile("(?s).*");

    private TraceReader() {}

    static TraceFile read(byte[] bytes) throws MalformedTrace {
        TraceFields root = TraceFields.parse(bytes);
        root.only("schema", "lab", "test", "verdict", "lanes", "messages", "events", "omitted", "replay");
        root.text("schema", Pattern.compile(Pattern.quote(TraceJson.SCHEMA)), '"' + TraceJson.SCHEMA + '"');
        FailedRun run = new FailedRun(
                verdict(root.object("verdict")),
                root.objects("lanes", TraceReader::lane),
                root.objects("messages", TraceReader::message),
                root.objects("events", TraceReader::event),
                root.number("omitted"),
                root.isNull("replay") ? Optional.empty() : Optional.of(replay(root.object("replay"))));
        TraceRules.check(run);
        return new TraceFile(lab(root.object("lab")), test(root.object("test")), run);
    }

    private static TraceFile.LabName lab(TraceFields lab) throws MalformedTrace {
        lab.only("id", "version", "digest");
        return new TraceFile.LabName(
                lab.text("id", LAB, "a lab's id"),
                text(lab, "version"),
                lab.text("digest", DIGEST, "64 hexadecimal digits"));
    }

    private static TraceFile.TestName test(TraceFields test) throws MalformedTrace {
        test.only("id", "title", "visibility");
        return new TraceFile.TestName(
                test.text("id", TEST, "a test's id"),
                text(test, "title"),
                test.text("visibility", VISIBILITY, "\"public\" or \"hidden\"").equals("hidden"));
    }

    private static Verdict verdict(TraceFields verdict) throws MalformedTrace {
        verdict.only("rule", "message", "schedule", "event");
        return new Verdict(
                text(verdict, "rule"), text(verdict, "message"), verdict.number("schedule"), verdict.optional("event"));
    }

    private static Lane lane(TraceFields lane) throws MalformedTrace {
        lane.only("id", "name", "kind");
        return new Lane(
                lane.number("id"), text(lane, "name"), lane.word("kind", LaneKind.values(), LaneKind::word));
    }

    private static Message message(TraceFields message) throws MalformedTrace {
        message.only("id", "from", "to", "type", "body", "sentBy", "sent", "fate", "doubled");
        return new Message(
                message.number("id"),
                message.number("from"),
                message.number("to"),
                text(message, "type"),
                message.fields("body"),
                message.optional("sentBy"),
                message.big("sent"),
                message.word("fate", Fate.values(), Fate::word),
                message.flag("doubled"));
    }

    private static Event event(TraceFields event) throws MalformedTrace {
        event.only("id", "time", "lane", "kind", "what", "message", "journal", "remarks", "changes", "struck");
        return new Event(
                event.number("id"),
                event.big("time"),
                event.optional("lane"),
                event.word("kind", EventKind.values(), EventKind::word),
                text(event, "what"),
                event.optional("message"),
                event.texts("journal", ANY, "a list of texts"),
                event.texts("remarks", ANY, "a list of texts"),
                event.fields("changes"),
                event.flag("struck"));
    }

    private static Replay replay(TraceFields replay) throws MalformedTrace {
        replay.only("seed", "acts", "steps", "course");
        List<String> acts = replay.texts("acts", HEX, "a list of texts with 16 hexadecimal digits each");
        return new Replay(
                HexFormat.fromHexDigitsToLong(replay.text("seed", HEX, "16 hexadecimal digits")),
                acts.stream().map(HexFormat::fromHexDigitsToLong).toList(),
                replay.number("steps"),
                text(replay, "course"));
    }

    private static String text(TraceFields fields, String name) throws MalformedTrace {
        return fields.text(name, ANY, "a text in quotes");
    }
}
