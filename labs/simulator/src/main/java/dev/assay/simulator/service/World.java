package dev.assay.simulator.service;

import dev.assay.kit.port.OutcomeUnknown;
import dev.assay.kit.port.PortException;
import dev.assay.kit.port.TxAborted;
import dev.assay.kit.port.Unavailable;
import dev.assay.simulator.Blame;
import dev.assay.simulator.Mix;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Trial;
import dev.assay.simulator.Violation;
import dev.assay.simulator.fiber.Fiber;
import dev.assay.simulator.fiber.Fibers;
import dev.assay.simulator.fuel.Exhausted;
import dev.assay.simulator.fuel.Fuel;
import dev.assay.simulator.fuel.Monitors;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A machine room in virtual time: instances of services, and requests to them on fibers. A fiber runs until it calls a port; that is
 * the only place where others can run, and where something can go wrong. The same setup, code and calls give the same run.
 */
public final class World {
    /** A run with more steps than this does not come to rest. */
    public static final int MOST_STEPS = 2_000_000;

    private static final long NANOS_PER_MILLI = 1_000_000;

    /**
     * What a world is made of.
     *
     * @param schedule decides everything that chance decides
     * @param studentPackage the package of student code, where blame for exceptions is looked for
     * @param latency how long one way to a port takes
     * @param faults what goes wrong
     * @param chooser what is first of things that happen at the same moment
     */
    public record Setup(Schedule schedule, String studentPackage, Latency latency, Faults faults, Chooser chooser) {
        /** A world in which nothing goes wrong and answers take no time. */
        public static Setup quiet(Schedule schedule, String studentPackage) {
            return new Setup(schedule, studentPackage, Latency.NONE, Faults.none(), Chooser.FIFO);
        }

        /** The same with another latency. */
        public Setup withLatency(Latency other) {
            return new Setup(schedule, studentPackage, other, faults, chooser);
        }

        /** The same with other faults. */
        public Setup withFaults(Faults other) {
            return new Setup(schedule, studentPackage, latency, other, chooser);
        }

        /** The same with another chooser. */
        public Setup withChooser(Chooser other) {
            return new Setup(schedule, studentPackage, latency, faults, other);
        }
    }

    private final Setup setup;
    private final Fibers fibers;
    private final Locks locks = new Locks(this);
    private final PriorityQueue<Step> queue = new PriorityQueue<>();
    private final List<PortCall> calls = new ArrayList<>();
    private final List<Watcher> watchers = new ArrayList<>();
    private final Trial trial;
    private final int number;
    private final Chronicle chronicle;

    private long nowNanos;
    private long nextOrder;
    private int steps;
    private Task current;
    private boolean isInScript;
    private Throwable end;

    /** Something that will happen: an action of the world, or a fiber that goes on. */
    private record Step(long timeNanos, long order, Task task, Runnable action) implements Comparable<Step> {
        @Override
        public int compareTo(Step other) {
            return timeNanos != other.timeNanos ? Long.compare(timeNanos, other.timeNanos) : Long.compare(order, other.order);
        }
    }

    /** A world without instances, at time 0. */
    public World(Setup setup) {
        this(setup, Fibers.probed());
    }

    World(Setup setup, Fibers fibers) {
        this.setup = setup;
        this.fibers = fibers;
        this.trial = setup.schedule().trial();
        this.number = trial.worldBegins();
        this.chronicle = new Chronicle(trial, () -> nowNanos);
    }

    // -------------------------------------------------------------------------------------------------- for tests

    /** Virtual nanoseconds since the beginning. */
    public long nowNanos() {
        return nowNanos;
    }

    /** Virtual milliseconds since the beginning. */
    public long nowMillis() {
        return nowNanos / NANOS_PER_MILLI;
    }

    /** A new instance on a machine whose clock is right. */
    public Instance instance(String name) {
        return instance(name, 0);
    }

    /**
     * A new instance.
     *
     * @param skewMillis how far ahead its machine's clock is
     */
    public Instance instance(String name, long skewMillis) {
        return new Instance(this, name, skewMillis);
    }

    /** All port calls so far. */
    public List<PortCall> calls() {
        return List.copyOf(calls);
    }

    /** Has this done after so long. */
    public void after(long millis, Runnable action) {
        afterNanos(millis * NANOS_PER_MILLI, action);
    }

    void afterNanos(long nanos, Runnable action) {
        queue.add(new Step(nowNanos + nanos, nextOrder++, null, action));
    }

    /**
     * Somebody outside of all services does something now, such as a user's device: an event of its own in a recording.
     *
     * @param who a name that no instance and no service has
     * @param what in words; asked for only if somebody wants to know
     */
    public void outside(String who, Supplier<String> what, Runnable action) {
        chronicle.outside(who, what);
        action.run();
        chronicle.stands();
    }

    /** Adds a line to what is being done {@link #outside}. */
    public void note(Supplier<String> line) {
        chronicle.notes(line);
    }

    /** Lets so much time pass. */
    public void runFor(long millis) {
        long until = nowNanos + millis * NANOS_PER_MILLI;
        run(() -> false, until);
        nowNanos = until;
    }

    /**
     * Lets time pass until something holds, or so much of it.
     *
     * @return whether it holds
     */
    public boolean runUntil(BooleanSupplier holds, long mostMillis) {
        run(holds, nowNanos + mostMillis * NANOS_PER_MILLI);
        return holds.getAsBoolean();
    }

    /**
     * Lets time pass until nothing is left to happen.
     *
     * @throws Violation if somebody waits for a lock that nobody will give back
     */
    public void runToRest() {
        run(() -> false, Long.MAX_VALUE);
        locks.requireNobodyWaits();
        watchers.forEach(Watcher::atRest);
    }

    private void run(BooleanSupplier holds, long untilNanos) {
        if (current != null) {
            throw new IllegalStateException("a request lets time pass; only a test may");
        }
        Monitors.use(locks);
        try {
            while (!holds.getAsBoolean() && !queue.isEmpty() && queue.peek().timeNanos() <= untilNanos) {
                step(chosen());
                if (++steps > MOST_STEPS) {
                    throw new Violation("livelock", "After " + MOST_STEPS + " steps the service has not come to rest.");
                }
            }
        } finally {
            Monitors.use(null);
        }
    }

    private Step chosen() {
        Step first = queue.remove();
        if (setup.chooser() == Chooser.FIFO || queue.isEmpty() || queue.peek().timeNanos() != first.timeNanos()) {
            return first;
        }
        List<Step> options = new ArrayList<>();
        options.add(first);
        while (!queue.isEmpty() && queue.peek().timeNanos() == first.timeNanos()) {
            Step option = queue.remove();
            if (option.task() == null || option.task().isAlive()) {
                options.add(option);
            }
        }
        Step chosen = options.size() == 1 ? first : options.remove(setup.chooser().choose(options.size()));
        options.stream().filter(option -> option != chosen).forEach(queue::add);
        return chosen;
    }

    private void step(Step step) {
        trial.stepHappens();
        nowNanos = Math.max(nowNanos, step.timeNanos());
        if (step.task() == null) {
            step.action().run();
        } else if (step.task().isAlive()) {
            current = step.task();
            Fuel.restore(current.depth);
            chronicle.resumes(current);
            try {
                current.fiber.resume();
            } finally {
                current.depth = Fuel.depth();
                Fuel.restore(0);
                current = null;
                isInScript = false;
            }
        }
        Fuel.check();
        if (end == null) {
            chronicle.stands();
        } else {
            Throwable thrown = end;
            end = null;
            throw World.<RuntimeException>asIs(thrown);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T asIs(Throwable thrown) throws T {
        throw (T) thrown;
    }

    // ------------------------------------------------------------------------------------------------- for instances

    <R> Request<R> begin(Instance instance, String what, Callable<R> body) {
        Request<R> request = new Request<>(what, nowNanos);
        Task task = new Task(instance, instance.life(), request);
        task.fiber = fibers.fiber(() -> serve(task, request, body));
        instance.began(request);
        queue.add(new Step(nowNanos, nextOrder++, task, null));
        return request;
    }

    /** On the fiber. Whatever comes of it is kept for the kernel, which looks when it has control again. */
    private <R> void serve(Task task, Request<R> request, Callable<R> body) {
        R result = null;
        RuntimeException failure = null;
        chronicle.begins(task);
        try {
            result = body.call();
        } catch (PortException | TxAborted escaped) {
            failure = escaped;
        } catch (Violation | Exhausted | StackOverflowError | OutOfMemoryError ending) {
            end = ending;
            return;
        } catch (Throwable thrown) {
            end = new Violation("API", "A request to " + task.instance.name() + " (" + request.what() + ") threw "
                    + Blame.describe(thrown, setup.studentPackage()) + ".");
            return;
        }
        if (!task.isAlive()) {
            return; // it crashed in its very last call
        }
        task.instance.ended(request);
        chronicle.ends(task, result, failure);
        try {
            watchers.forEach(watcher -> watcher.ended(task));
        } catch (Violation violation) {
            end = violation;
            return;
        }
        if (failure == null) {
            request.answered(result, nowNanos);
        } else {
            request.failed(failure, nowNanos);
        }
    }

    /** Called by student code through its clock. */
    void sleep(long nanos) {
        Task task = caller("Time.sleep");
        pause(task, nanos);
        chronicle.goesOn(task, "has slept");
    }

    private Task caller(String what) {
        if (current == null) {
            throw new IllegalStateException(what + " is called outside of any request; a constructor must not call ports");
        }
        if (isInScript) {
            throw new IllegalStateException(what + " is called inside a script, which runs at the store: it sees the store only");
        }
        return current;
    }

    private void pause(Task task, long nanos) {
        queue.add(new Step(nowNanos + nanos, nextOrder++, task, null));
        stand(task);
    }

    /** The fiber stands until the kernel resumes it; for ever if its process has died. */
    private void stand(Task task) {
        do {
            fibers.park();
        } while (!task.isAlive());
    }

    // ----------------------------------------------------------------------------------------------------- for ports

    /**
     * One round trip to a service outside.
     *
     * @param port what is called, see {@link PortCall}
     * @param timeoutMillis after how long the caller gives up
     * @param effect what happens at the service; throws what the answer is to throw
     * @return the answer
     */
    public <R> R call(Service port, String operation, long timeoutMillis, Supplier<R> effect) {
        return call(port, operation, timeoutMillis, effect, (answer, bit) -> answer);
    }

    /**
     * One round trip to a service outside, of which bytes come back.
     *
     * @param port what is called, see {@link PortCall}
     * @param timeoutMillis after how long the caller gives up
     * @param effect what happens at the service; throws what the answer is to throw
     * @param damaged an answer with one bit flipped, see {@link Fault.Damaged}
     * @return the answer
     */
    public <R> R call(Service port, String operation, long timeoutMillis, Supplier<R> effect, BiFunction<R, Integer, R> damaged) {
        Task task = caller(port.name() + "." + operation);
        if (task.isWithin) {
            return effect.get();
        }
        PortCall call = new PortCall(calls.size(), task.instance.name(), task.instance.nextCall(), port.name(), operation);
        calls.add(call);
        int request = chronicle.calls(task, call);
        Fault fault = faultAt(port, call);
        standStill(task, fault);
        long timeout = timeoutMillis * NANOS_PER_MILLI;
        long out = latency(port, call, 0);
        long back = latency(port, call, 1);
        if (fault instanceof Fault.CrashBefore) {
            die(task);
        }
        if (fault instanceof Fault.Refused) {
            chronicle.loses(request);
            pause(task, out + back);
            chronicle.goesOn(task, "unavailable");
            throw new Unavailable(call.toString());
        }
        if (fault instanceof Fault.LateEffect late) {
            after(late.millis(), () -> {
                chronicle.arrives(port.name(), request);
                try {
                    effect.get();
                } catch (PortException | TxAborted | IllegalArgumentException refused) {
                    chronicle.notes(() -> "refuses it, and nobody hears that");
                }
            });
        }
        if (fault instanceof Fault.LostRequest || fault instanceof Fault.LateEffect || port.isDownAt(nowNanos + out)) {
            chronicle.loses(request);
            pause(task, timeout);
            chronicle.goesOn(task, "no answer, outcome unknown");
            throw new OutcomeUnknown(call.toString());
        }
        pause(task, out);
        if (fault instanceof Fault.Dropped) {
            chronicle.loses(request);
            pause(task, back);
            return null;
        }
        int event = chronicle.arrives(port.name(), request);
        R answer;
        try {
            answer = effect.get(); // which may wait, for a row that another has locked
            if (fault instanceof Fault.Damaged damage) {
                answer = damaged.apply(answer, damage.bit());
            }
        } catch (RuntimeException thrown) {
            chronicle.answered(task, chronicle.answers(task, port.name(), event, thrown));
            throw thrown;
        }
        int reply = chronicle.answers(task, port.name(), event, answer);
        if (fault instanceof Fault.CrashAfter) {
            die(task);
        }
        if (fault instanceof Fault.LostReply || out + back > timeout) {
            chronicle.loses(reply);
            pause(task, Math.max(0, timeout - out));
            chronicle.goesOn(task, "no answer, outcome unknown");
            throw new OutcomeUnknown(call.toString());
        }
        if (back > 0) {
            pause(task, back); // without latency, who is next is chosen once a call, before its effect
        }
        chronicle.answered(task, reply);
        return answer;
    }

    private Fault faultAt(Service port, PortCall call) {
        Fault drawn = setup.faults().at(call);
        if (drawn instanceof Fault.None || !trial.allowsFault(number, call.instance(), call.index())) {
            return Faults.NONE;
        }
        return port.isSilent() ? silent(drawn) : drawn;
    }

    /** Who sends at most once and waits for no answer does not learn that something was lost. */
    private static Fault silent(Fault fault) {
        return switch (fault) {
            case Fault.LostRequest lost -> new Fault.Dropped();
            case Fault.LateEffect late -> new Fault.Dropped();
            case Fault.LostReply lost -> Faults.NONE;
            default -> fault;
        };
    }

    /**
     * While this runs, as the effect of a call, the request's calls of ports take no time, and nothing goes wrong with them: the service
     * that was called needs others, and how it fares with them is not what is looked at.
     */
    public <R> R within(Supplier<R> work) {
        Task task = caller("a service");
        task.isWithin = true;
        try {
            return work.get();
        } finally {
            task.isWithin = false;
        }
    }

    /** While this runs, student code that it calls may call no port. */
    <R> R inScript(Supplier<R> script) {
        isInScript = true;
        try {
            return script.get();
        } finally {
            isInScript = false;
        }
    }

    private void standStill(Task task, Fault fault) {
        if (fault instanceof Fault.Pause || fault instanceof Fault.PauseFor) {
            chronicle.pauses(task);
        }
        if (fault instanceof Fault.Pause pause) {
            pause(task, pause.millis() * NANOS_PER_MILLI);
        }
        if (fault instanceof Fault.PauseFor pause) {
            Step atLast = new Step(nowNanos + pause.mostMillis() * NANOS_PER_MILLI, nextOrder++, task, null);
            queue.add(atLast);
            pause.other().get().whenEnded(() -> {
                if (queue.remove(atLast)) {
                    wake(task);
                }
            });
            stand(task);
        }
    }

    private void die(Task task) {
        task.instance.crash();
        stand(task);
    }

    /** How long a call's way takes, out (0) or back (1). */
    private long latency(Service port, PortCall call, int way) {
        Latency latency = port.latencyOr(setup.latency());
        if (!latency.varies()) {
            return latency.leastNanos();
        }
        return trial.allowsDelay(number, call.instance(), call.index(), way)
                ? latency.of(Mix.of(setup.schedule().seed(), "latency " + call.instance(), call.index(), way))
                : latency.average();
    }

    // ------------------------------------------------------------------------------- for locks, and services that wait

    /** Whoever keeps something for requests that are under way, and has to know what becomes of them. */
    interface Watcher {
        /** A process has died: its tasks are no longer alive. */
        default void died() {}

        /** A request has ended by itself; a {@link Violation} if it should have given something back. */
        default void ended(Task task) {}

        /** Nothing is left to happen; a {@link Violation} if somebody waits. */
        default void atRest() {}
    }

    void watch(Watcher watcher) {
        watchers.add(watcher);
    }

    void died(Instance instance) {
        chronicle.crashes(instance.name());
        watchers.forEach(Watcher::died);
    }

    /** Who runs; null when it is the test. */
    Task current() {
        return current;
    }

    void waitFor(Task task) {
        stand(task);
    }

    void wake(Task task) {
        queue.add(new Step(nowNanos, nextOrder++, task, null));
    }

    /** A fiber of an instance's life. */
    static final class Task {
        private final Instance instance;
        private final int life;
        private final Request<?> request;
        private Fiber fiber;
        private int depth;
        private boolean isWithin;
        /** What it is doing, in the recording. */
        int event = Chronicle.NOTHING;

        Task(Instance instance, int life, Request<?> request) {
            this.instance = instance;
            this.life = life;
            this.request = request;
        }

        boolean isAlive() {
            return instance.life() == life;
        }

        Instance process() {
            return instance;
        }

        String instance() {
            return instance.name();
        }

        String what() {
            return request.what();
        }

        String inWords() {
            return instance.name() + " (" + request.what() + ")";
        }
    }
}
