package dev.assay.simulator.service;

import java.util.List;
import java.util.function.Supplier;

/** What goes wrong with one port call. Which faults are legal is a matter of the port. */
public sealed interface Fault {
    /** The kinds that a port must expect on every call that has an effect. */
    List<Fault> COMMON = List.of(new CrashBefore(), new CrashAfter(), new LostRequest(), new LostReply());

    /** Nothing goes wrong. */
    record None() implements Fault {}

    /** The caller's process dies before the call leaves it. */
    record CrashBefore() implements Fault {}

    /** The caller's process dies when the call has had its effect, before the answer comes. */
    record CrashAfter() implements Fault {}

    /** The request is lost: no effect, and no answer. */
    record LostRequest() implements Fault {}

    /** The answer is lost: the effect is there, and the caller does not know. */
    record LostReply() implements Fault {}

    /**
     * The request dawdles: no answer in time, and the effect comes later.
     *
     * @param millis when, after the call
     */
    record LateEffect(long millis) implements Fault {}

    /** What was sent is lost and nobody says so: what losing a request means where nobody waits for an answer. */
    record Dropped() implements Fault {}

    /**
     * Bytes that are read are damaged on the way back. Means nothing where nothing is read.
     *
     * @param bit which bit is flipped, counted modulo how many there are
     */
    record Damaged(int bit) implements Fault {}

    /** The service is not there, and says so at once: no effect. */
    record Refused() implements Fault {}

    /**
     * The caller's process stands still before the call leaves it, as in a long garbage collection.
     *
     * @param millis how long
     */
    record Pause(long millis) implements Fault {}

    /**
     * The caller's process stands still before the call leaves it until another request has ended, or for so long.
     *
     * @param other starts the other request
     * @param mostMillis after this it goes on anyway: the other may be waiting for it
     */
    record PauseFor(Supplier<Request<?>> other, long mostMillis) implements Fault {}
}
