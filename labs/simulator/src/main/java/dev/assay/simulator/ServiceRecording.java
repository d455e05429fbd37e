package dev.assay.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a world of services writes into a {@link Recording}: instances and the services that they call take part, a call and its answer are
 * messages, and whatever goes on at one moment is an event. Numbers of events and messages are those of the recording; -1 stands for none.
 */
public final class ServiceRecording {
    private final Recording recording;
    private final Map<String, Integer> lanes = new HashMap<>();

    private ServiceRecording(Recording recording) {
        this.recording = recording;
    }

    /** For a new world under a trial; null if nobody wants one. */
    public static ServiceRecording of(Trial trial) {
        Recording recording = trial.newRecording();
        return recording == null ? null : new ServiceRecording(recording);
    }

    private int lane(String name, boolean isOutside) {
        return lanes.computeIfAbsent(name, any -> recording.join(name, isOutside));
    }

    /** An instance takes a request. */
    public int requested(long timeNanos, String instance, String what) {
        recording.requested(timeNanos, lane(instance, false), what);
        return recording.current();
    }

    /** An instance goes on without an answer: a sleep has ended, or it has waited long enough. */
    public int expired(long timeNanos, String instance, String why) {
        recording.expired(timeNanos, lane(instance, false), why);
        return recording.current();
    }

    /**
     * A call or an answer leaves.
     *
     * @param isCall whether it goes from an instance to a service, and not the other way
     * @param type what is called, or {@code answer}
     * @param words the rest of it
     * @param sentBy the event that sends it
     */
    public int sent(long timeNanos, String from, String to, boolean isCall, String type, String words, int sentBy) {
        List<Recording.Field> body = words.isEmpty() ? List.of() : List.of(new Recording.Field("of", words));
        return recording.sent(timeNanos, lane(from, !isCall), lane(to, isCall), type, body, sentBy);
    }

    /** A message arrives at an instance or a service. */
    public int arrived(long timeNanos, String at, boolean isService, int message) {
        recording.received(timeNanos, lane(at, isService), message);
        return recording.current();
    }

    /** A message never arrives. */
    public void lost(int message) {
        recording.fate(message, Recording.Fate.LOST);
    }

    /** A process has died. */
    public void crashed(long timeNanos, String instance) {
        recording.crashed(timeNanos, lane(instance, false));
    }

    /** The outside world does something to a process. */
    public void fault(long timeNanos, String what) {
        int before = recording.current();
        recording.fault(timeNanos, what);
        recording.resumed(before);
    }

    /** What the event that goes on does, in words. */
    public void noted(String line) {
        recording.noted(line);
    }

    /** A fiber runs again, in this event of its. */
    public void resumed(int event) {
        recording.resumed(event);
    }

    /** No fiber runs. */
    public void ended() {
        recording.ended();
    }
}
