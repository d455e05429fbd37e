package dev.assay.simulator.service;

import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Runs a scenario again and again, each time with something else going wrong. In order of usefulness: a fault at every call, a pause
 * at every call while another request runs, all orders of two requests, chance.
 */
public final class Explorer {
    private final World.Setup setup;

    /**
     * What is run: builds a world's instances and ports, lets requests happen, and judges. It fails by throwing a {@link Violation}.
     */
    @FunctionalInterface
    public interface Scenario {
        /** Runs it in a new world. */
        void run(World world);
    }

    /**
     * An explorer.
     *
     * @param setup what worlds are made of, but for what the explorer decides
     */
    public Explorer(World.Setup setup) {
        this.setup = setup;
    }

    /**
     * Runs the scenario without faults to count its port calls, then once for each call and fault.
     *
     * @return how many runs it were
     */
    public int everyCall(List<Fault> faults, Scenario scenario) {
        int runs = 1;
        List<PortCall> calls = calls(scenario);
        for (int number = 0; number < calls.size(); number++) {
            for (Fault fault : faults) {
                tryOne(setup.withFaults(Faults.at(Map.of(number, fault))), fault.inWords(calls.get(number)), scenario);
                runs++;
            }
        }
        return runs;
    }

    /**
     * The same for some calls only: what others do, before or after, goes well.
     *
     * @param which calls are tried, those of one instance for example
     * @return how many runs it were
     */
    public int everyCallOf(Predicate<PortCall> which, List<Fault> faults, Scenario scenario) {
        int runs = 1;
        for (PortCall tried : calls(scenario).stream().filter(which).toList()) {
            for (Fault fault : faults) {
                Faults one = call -> call.index() == tried.index() && call.instance().equals(tried.instance()) ? fault : Faults.NONE;
                tryOne(setup.withFaults(one), fault.inWords(tried), scenario);
                runs++;
            }
        }
        return runs;
    }

    /**
     * The same with two faults, the second at a call after the first one's. A first fault can change how many calls follow; those of
     * the run without faults are tried.
     *
     * @param mostRuns after so many runs it ends: a submission may make more calls than the author of a test thought of
     * @return how many runs it were
     */
    public int everyTwoCalls(int mostRuns, List<Fault> faults, Scenario scenario) {
        int runs = 1;
        List<PortCall> calls = calls(scenario);
        for (int first = 0; first < calls.size(); first++) {
            for (int second = first + 1; second <= calls.size(); second++) {
                for (Fault one : faults) {
                    for (Fault other : faults) {
                        if (runs++ == mostRuns) {
                            return mostRuns;
                        }
                        tryOne(setup.withFaults(Faults.at(Map.of(first, one, second, other))),
                                one.inWords(calls.get(first)) + "; then " + inWords(other, second), scenario);
                    }
                }
            }
        }
        return runs;
    }

    /**
     * Freezes a request before each of its port calls in turn, lets another one run to its end, and thaws it.
     *
     * @param frozen the instance whose calls are counted
     * @param other starts the other request in a world
     * @param mostMillis after this the frozen one goes on, for the other may be waiting for it
     * @param scenario what is run; it starts the frozen request only
     * @return how many runs it were
     */
    public int pauseAtEvery(String frozen, Function<World, Request<?>> other, long mostMillis, Scenario scenario) {
        List<PortCall> calls = calls(scenario).stream().filter(call -> call.instance().equals(frozen)).toList();
        for (int k = 0; k < calls.size(); k++) {
            int index = k;
            World[] now = new World[1];
            Supplier<Request<?>> start = () -> other.apply(now[0]);
            Fault pause = new Fault.PauseFor(start, mostMillis);
            Faults faults = call -> call.instance().equals(frozen) && call.index() == index ? pause : Faults.NONE;
            tryOne(setup.withFaults(faults), pause.inWords(calls.get(k)), world -> {
                now[0] = world;
                scenario.run(world);
            });
        }
        return calls.size() + 1;
    }

    /**
     * All orders in which what happens at the same moment can happen. Port calls should take no time, so that everything does.
     *
     * @param mostRuns after so many runs it ends: a submission may make more calls than the author of a test thought of
     * @return how many runs it were
     */
    public int everyOrder(int mostRuns, Scenario scenario) {
        Enumeration choices = new Enumeration();
        int runs = 0;
        do {
            runs++;
            run(setup.withChooser(choices), "an order of requests", scenario);
        } while (runs < mostRuns && choices.next());
        return runs;
    }

    /** One run for each of a test's schedules, with faults by chance. */
    public static void seeds(Schedule schedule, World.Setup setup, int permille, List<Fault> kinds, Scenario scenario) {
        new Explorer(setup).run(setup.withFaults(Faults.sometimes(schedule, permille, kinds)), "faults by chance", scenario);
    }

    /** The calls of a run in which nothing goes wrong. */
    private List<PortCall> calls(Scenario scenario) {
        List<PortCall> calls = new ArrayList<>();
        run(setup, "nothing goes wrong", world -> {
            scenario.run(world);
            calls.addAll(world.calls());
        });
        return calls;
    }

    /** After a first fault calls are others than without: only their number is known. */
    private static String inWords(Fault fault, int number) {
        return fault.getClass().getSimpleName() + " at the call number " + number + " of all";
    }

    /**
     * One of many runs that a test makes itself: a failure is made small by trying that one only.
     *
     * @param run builds just one world
     */
    public static void tryOne(Schedule schedule, Runnable run) {
        if (schedule.trial().entersWorld()) {
            run.run();
        }
    }

    private void tryOne(World.Setup one, String what, Scenario scenario) {
        tryOne(one.schedule(), () -> run(one, what, scenario));
    }

    private void run(World.Setup one, String what, Scenario scenario) {
        World world = new World(one);
        try {
            scenario.run(world);
        } catch (Violation violation) {
            throw new Violation(violation.rule(), violation.sentence() + " (" + what + ")");
        }
    }
}
