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

    /**
     * It in words.
     *
     * @param call the call that it strikes
     */
    default String inWords(PortCall call) {
        int space = call.operation().indexOf(' ');
        // Of a transaction's statement, "tx lock rooms 7", the first two words say what it is.
        int end = call.operation().startsWith("tx ") ? call.operation().indexOf(' ', space + 1) : space;
        String what = "#" + call.index() + " of " + call.instance() + ", " + call.port() + "."
                + (end < 0 ? call.operation() : call.operation().substring(0, end));
        return switch (this) {
            case None none -> "nothing goes wrong";
            case CrashBefore crash -> "the process dies before call " + what;
            case CrashAfter crash -> "the process dies right after call " + what;
            case LostRequest lost -> "call " + what + ", is lost on its way";
            case LostReply lost -> "the answer to call " + what + ", is lost";
            case LateEffect late -> "call " + what + ", has its effect " + late.millis() + " ms late";
            case Dropped dropped -> "what call " + what + ", sends is lost";
            case Damaged damaged -> "what is read in call " + what + ", is damaged on its way back";
            case Refused refused -> "call " + what + ", is refused";
            case Pause pause -> "the process stands still for " + pause.millis() + " ms before call " + what;
            case PauseFor pause -> "the process stands still before call " + what + ", while another request runs";
        };
    }
}
