package dev.assay.simulator.service;

import dev.assay.kit.port.Unavailable;
import dev.assay.simulator.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that an instance was asked to do, on a fiber of its own, and what has come of it.
 *
 * @param <R> what it gives
 */
public final class Request<R> {
    /** What has come of it. */
    public enum State {
        /** It has not ended. */
        RUNNING,
        /** It has given a result. */
        ANSWERED,
        /** A port's exception escaped, or a database's: an internal error, as its caller sees it. */
        FAILED,
        /** Its process died; it will never end. */
        LOST
    }

    private final String what;
    private final long beganNanos;
    private final List<Runnable> whenEnded = new ArrayList<>();
    private State state = State.RUNNING;
    private long endedNanos = -1;
    private R result;
    private RuntimeException failure;

    Request(String what, long beganNanos) {
        this.what = what;
        this.beganNanos = beganNanos;
    }

    /** What it was, in words. */
    public String what() {
        return what;
    }

    /** What has come of it. */
    public State state() {
        return state;
    }

    /** Whether it has given a result. */
    public boolean isAnswered() {
        return state == State.ANSWERED;
    }

    /** When it began, in virtual nanoseconds. */
    public long beganNanos() {
        return beganNanos;
    }

    /** When it ended, in virtual nanoseconds; -1 while it runs. */
    public long endedNanos() {
        return endedNanos;
    }

    /**
     * What it gave.
     *
     * @throws Violation if it has given nothing
     */
    public R result() {
        if (state != State.ANSWERED) {
            throw new Violation("answer", "A request (" + what + ") should have an answer by now; " + switch (state) {
                case RUNNING -> "it still runs.";
                case LOST -> "its process has died.";
                default -> "it has failed with " + failure.getClass().getSimpleName() + ".";
            });
        }
        return result;
    }

    /** Which port's exception escaped, {@link dev.assay.kit.port.PortException} or {@link dev.assay.kit.port.TxAborted}; null if none did. */
    public RuntimeException failure() {
        return failure;
    }

    /** One that nobody took: the process is not there. */
    static <R> Request<R> refused(String what, long nowNanos) {
        Request<R> request = new Request<>(what, nowNanos);
        request.failed(new Unavailable(what), nowNanos);
        return request;
    }

    void answered(R given, long nowNanos) {
        result = given;
        end(State.ANSWERED, nowNanos);
    }

    void failed(RuntimeException escaped, long nowNanos) {
        failure = escaped;
        end(State.FAILED, nowNanos);
    }

    void lost(long nowNanos) {
        end(State.LOST, nowNanos);
    }

    /** Has this done when it ends, or at once if it has ended. */
    public void whenEnded(Runnable action) {
        if (state == State.RUNNING) {
            whenEnded.add(action);
        } else {
            action.run();
        }
    }

    private void end(State end, long nowNanos) {
        if (state == State.RUNNING) {
            state = end;
            endedNanos = nowNanos;
            whenEnded.forEach(Runnable::run);
            whenEnded.clear();
        }
    }
}
