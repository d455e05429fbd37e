package dev.assay.simulator.service;

import dev.assay.simulator.ServiceRecording;
import dev.assay.simulator.Trial;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Writes down what happens in a world, if somebody wants to know. Where nobody does, it does nothing. */
final class Chronicle {
    static final int NOTHING = -1;

    /** Null unless the run is recorded. */
    private final ServiceRecording recording;
    private final LongSupplier nowNanos;

    Chronicle(Trial trial, LongSupplier nowNanos) {
        this.recording = ServiceRecording.of(trial);
        this.nowNanos = nowNanos;
    }

    private boolean isOff() {
        return recording == null;
    }

    private long now() {
        return nowNanos.getAsLong();
    }

    void begins(World.Task task) {
        if (!isOff()) {
            task.event = recording.requested(now(), task.instance(), task.what());
        }
    }

    void resumes(World.Task task) {
        if (!isOff() && task.event != NOTHING) {
            recording.resumed(task.event);
        }
    }

    void stands() {
        if (!isOff()) {
            recording.ended();
        }
    }

    /** A call leaves; gives the message. */
    int calls(World.Task task, PortCall call) {
        if (isOff()) {
            return NOTHING;
        }
        int space = call.operation().indexOf(' ');
        String verb = space < 0 ? call.operation() : call.operation().substring(0, space);
        String rest = space < 0 ? "" : call.operation().substring(space + 1);
        recording.noted("calls #" + call.index() + " " + call.port() + "." + call.operation());
        return recording.sent(now(), task.instance(), call.port(), true, verb, rest, task.event);
    }

    /** A call arrives at its service; gives the event. */
    int arrives(String port, int message) {
        return isOff() ? NOTHING : recording.arrived(now(), port, true, message);
    }

    /** A service answers; gives the message. */
    int answers(World.Task task, String port, int event, Object answer) {
        if (isOff()) {
            return NOTHING;
        }
        String words = answer instanceof Throwable thrown ? "throws " + thrown.getClass().getSimpleName() : Words.of(answer);
        recording.resumed(event); // others may have run while it waited
        recording.noted("answers " + words);
        return recording.sent(now(), port, task.instance(), false, "answer", words, event);
    }

    /** An answer reaches who has called. */
    void answered(World.Task task, int message) {
        if (!isOff()) {
            task.event = recording.arrived(now(), task.instance(), false, message);
        }
    }

    /** A call or an answer is lost. */
    void loses(int message) {
        if (!isOff() && message != NOTHING) {
            recording.lost(message);
        }
    }

    /** Who has called goes on without an answer, or has slept. */
    void goesOn(World.Task task, String why) {
        if (!isOff()) {
            task.event = recording.expired(now(), task.instance(), why);
        }
    }

    void pauses(World.Task task) {
        if (!isOff()) {
            recording.fault(now(), task.instance() + " stands still");
        }
    }

    /** Somebody outside of all services does something, until {@link #stands}. */
    void outside(String who, Supplier<String> what) {
        if (!isOff()) {
            recording.requested(now(), who, what.get());
        }
    }

    /** What is being done, in words. */
    void notes(Supplier<String> line) {
        if (!isOff()) {
            recording.noted(line.get());
        }
    }

    void crashes(String instance) {
        if (!isOff()) {
            recording.crashed(now(), instance);
        }
    }

    /** A request ends. */
    void ends(World.Task task, Object result, Throwable failure) {
        if (!isOff()) {
            recording.resumed(task.event);
            recording.noted(failure == null ? "ends: " + Words.of(result) : "fails: " + failure.getClass().getSimpleName());
        }
    }
}
