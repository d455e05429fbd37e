package dev.assay.labs.hotel.hidden;

import dev.assay.exam.Submission;
import dev.assay.kit.port.TxAborted;
import dev.assay.labs.hotel.HotelConfig;
import dev.assay.labs.hotel.HotelSolution;
import dev.assay.labs.hotel.Stays;
import dev.assay.labs.hotel.testbed.CardBank;
import dev.assay.labs.hotel.testbed.Hotel;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.Bank;
import dev.assay.simulator.service.Fault;
import dev.assay.simulator.service.Faults;
import dev.assay.simulator.service.Latency;
import dev.assay.simulator.service.PortCall;
import dev.assay.simulator.service.Request;
import dev.assay.simulator.service.World;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** What the scenes of several tests need: hotels, and sweeps over all calls of a request. */
final class Scenes {
    /** More calls of a request than these are not tried one by one. */
    static final int MOST_CALLS = 40;

    private Scenes() {}

    /** The reference's: whoever counts wrongly has lost those points in part A. */
    static Stays stays() {
        return Submission.reference(HotelSolution.class).stays();
    }

    static LocalDate day(int fromToday) {
        return Hotel.TODAY.plusDays(fromToday);
    }

    /** A hold lasts a minute, canceling is free until a day before. */
    static HotelConfig config(int overbookBp) {
        return new HotelConfig(overbookBp, 60_000, 86_400_000, 30, 12);
    }

    static World.Setup setup(HotelSolution solution, Schedule schedule) {
        return World.Setup.quiet(schedule, solution.getClass().getPackageName()).withLatency(Latency.millis(1, 5));
    }

    /** Rooms of one type from the third day on, at 100.50 a night; not open yet. */
    static Hotel hotel(HotelSolution solution, Schedule schedule, Faults faults, int overbookBp, int rooms) {
        return hotel(solution, schedule, setup(solution, schedule).withFaults(faults), overbookBp, rooms, new CardBank());
    }

    static Hotel hotel(HotelSolution solution, Schedule schedule, World.Setup setup, int overbookBp, int rooms, Bank bank) {
        return new Hotel(solution, stays(), new World(setup), schedule, config(overbookBp), bank).sell(1, 1, day(3), 8, rooms, 10_050);
    }

    /**
     * Plays a scene without a fault, and once more for each call in it that has an effect outside and each of two moments: the process
     * dies right before it, and right after it.
     *
     * @param scene arms the trigger when its request begins, and disarms it when it has ended
     */
    static void everyCrash(Consumer<Trigger> scene) {
        List<PortCall> calls = count(scene);
        for (int k = 0; k < Math.min(calls.size(), MOST_CALLS); k++) {
            if (hasEffect(calls.get(k))) {
                at("crash right before call " + named(k, calls), scene, new Trigger("a", k, new Fault.CrashBefore()));
                at("crash right after call " + named(k, calls), scene, new Trigger("a", k, new Fault.CrashAfter()));
            }
        }
    }

    /**
     * Plays a scene without a fault, and once more for each call in it: before it instance a stands still while another request runs.
     *
     * @param other begins the other request; it may wait for the one that stands still, which goes on after 20 s
     */
    static void everyPause(Function<Hotel, Request<?>> other, Function<Trigger, Hotel> hotels, Consumer<Stage> scene) {
        Hotel[] now = new Hotel[1];
        Consumer<Trigger> play = trigger -> {
            now[0] = hotels.apply(trigger);
            scene.accept(new Stage(now[0], trigger));
        };
        List<PortCall> calls = count(play);
        for (int k = 0; k < Math.min(calls.size(), MOST_CALLS); k++) {
            at("a stood still before call " + named(k, calls), play, new Trigger("a", k,
                    new Fault.PauseFor(() -> other.apply(now[0]), 20_000)));
        }
    }

    /** A hotel, and the trigger that goes off in it. */
    record Stage(Hotel hotel, Trigger trigger) {
        /** Begins a request of instance a, and waits until it has ended or is lost. */
        <R> Request<R> play(Function<Hotel, Request<R>> begin) {
            trigger.arm();
            Request<R> request = begin.apply(hotel);
            hotel.world().runUntil(() -> request.state() != Request.State.RUNNING, 600_000);
            trigger.disarm();
            return request;
        }
    }

    private static List<PortCall> count(Consumer<Trigger> scene) {
        Trigger none = new Trigger("a", -1, Faults.NONE);
        scene.accept(none);
        return none.calls();
    }

    private static void at(String where, Consumer<Trigger> scene, Trigger trigger) {
        try {
            scene.accept(trigger);
        } catch (Violation violation) {
            throw new Violation(violation.rule(), violation.sentence() + " (" + where + ")");
        }
    }

    static boolean hasEffect(PortCall call) {
        String operation = call.operation();
        return call.port().equals("psp") && !operation.startsWith("find")
                || operation.startsWith("tx commit") || operation.startsWith("insert") || operation.startsWith("replace")
                || operation.startsWith("delete") || operation.startsWith("transact");
    }

    /** {@code 5, psp create}: ids are left out. */
    static String named(int k, List<PortCall> calls) {
        String[] words = calls.get(k).operation().split(" ", 3);
        boolean isTx = words[0].equals("tx") && words.length > 1;
        return k + ", " + calls.get(k).port() + " " + (isTx ? words[0] + " " + words[1] : words[0]);
    }

    /** A request may fail when a port does, but not because it lost a race. */
    static void requireNotAborted(Request<?> request) {
        if (request.failure() instanceof TxAborted aborted) {
            throw new Violation("I8", "The request '" + request.what() + "' threw " + aborted.getClass().getSimpleName()
                    + ": take row locks in one order or try again.");
        }
    }
}
