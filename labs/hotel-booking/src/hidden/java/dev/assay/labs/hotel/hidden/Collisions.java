package dev.assay.labs.hotel.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.labs.hotel.HoldReply;
import dev.assay.labs.hotel.HoldRequest;
import dev.assay.labs.hotel.HotelSolution;
import dev.assay.labs.hotel.NightRow;
import dev.assay.labs.hotel.Status;
import dev.assay.labs.hotel.testbed.Hotel;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.Faults;
import dev.assay.simulator.service.Request;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Holds that meet crashes, cancellations, maintenance and each other, at every moment. */
@Part(id = "B", title = "Holds under contention")
final class Collisions {
    private static final LocalDate FIRST = Scenes.day(3);

    // ------------------------------------------------------------------------------------------------------- B5

    @Test
    @Check(
            id = "B5",
            title = "A process dies while it holds rooms",
            points = 4,
            hint = "All that a hold writes is written at once, or nothing of it.",
            keeps = "a process that dies at every moment of a hold, with clients that ask again and with clients that give up")
    void crash(HotelSolution solution) {
        for (boolean insists : new boolean[] {true, false}) {
            Schedule schedule = Schedule.of(insists ? 1 : 2);
            Scenes.everyCrash(trigger -> {
                Hotel hotel = Scenes.hotel(solution, schedule, trigger, 0, 2);
                hotel.open().tick(false);
                HoldRequest stay = Hotel.stay("r1", FIRST, 3, 2);
                trigger.arm();
                Request<HoldReply> once = hotel.hold(0, stay);
                hotel.world().runUntil(() -> once.state() != Request.State.RUNNING, 60_000);
                trigger.disarm();
                hotel.tick(true);
                if (insists) {
                    HoldReply reply = hotel.answer("hold", hotel.insist(0, server -> hotel.hold(server, stay)));
                    Expect.that("hold", reply instanceof HoldReply.Held, "A client asks again after a crash and is told " + reply + ".");
                }
                hotel.runFor(80_000);
                for (int i = 0; i < 3; i++) {
                    Expect.that("I1", hotel.night(FIRST.plusDays(i)).reserved() == 0, "Long after the end of a hold, "
                            + hotel.night(FIRST.plusDays(i)).reserved() + " rooms are still reserved for " + FIRST.plusDays(i) + ".");
                }
                hotel.requireRest();
            });
        }
    }

    // ------------------------------------------------------------------------------------------------------- B6

    @Test
    @Check(
            id = "B6",
            title = "One guest gives back the last rooms while another takes them",
            points = 3,
            hint = "Who gives back writes the same rows as who takes.",
            keeps = "every moment at which a hold and a cancellation can meet; the others meet by chance")
    void lastRooms(HotelSolution solution) {
        Schedule schedule = Schedule.of(4);
        HoldRequest first = Hotel.stay("r1", FIRST, 2, 2);
        HoldRequest second = Hotel.stay("r2", FIRST.plusDays(1), 2, 2);
        HoldRequest other = Hotel.stay("r3", FIRST, 2, 1);
        for (HoldRequest taker : List.of(second, other)) {
            Scenes.everyPause(hotel -> hotel.cancel(1, "r1"), trigger -> stage(solution, schedule, trigger, first), stage -> {
                stage.play(hotel -> hotel.hold(0, taker));
                stage.hotel().runFor(5_000);
                finish(stage.hotel(), taker);
            });
            Scenes.everyPause(hotel -> hotel.hold(1, taker), trigger -> stage(solution, schedule, trigger, first), stage -> {
                stage.play(hotel -> hotel.cancel(0, "r1"));
                stage.hotel().runFor(5_000);
                finish(stage.hotel(), taker);
            });
        }
    }

    /** Three rooms, and who has been there before. */
    private static Hotel stage(HotelSolution solution, Schedule schedule, Trigger trigger, HoldRequest before) {
        return stage(solution, schedule, trigger, before, 0);
    }

    private static Hotel stage(HotelSolution solution, Schedule schedule, Trigger trigger, HoldRequest before, int overbookBp) {
        Hotel hotel = Scenes.hotel(solution, schedule, trigger, overbookBp, 3).open().tick(false);
        hotel.answer(hotel.hold(1, before));
        return hotel;
    }

    private static void finish(Hotel hotel, HoldRequest taker) {
        hotel.answer(hotel.cancel(1, "r1"));
        HoldReply reply = hotel.answer(hotel.hold(1, taker));
        Expect.that("hold", reply instanceof HoldReply.Held, "All rooms were given back, and a guest is told " + reply + ".");
        Expect.equal("cancel", "The status of who canceled", Status.CANCELED, hotel.reservation("r1").status());
    }

    // ------------------------------------------------------------------------------------------------------- B7

    @Test
    @Check(
            id = "B7",
            title = "Rooms close for maintenance while guests take them",
            points = 3,
            hint = "A change of the total must not write back an old number of reserved rooms.")
    void maintenance(HotelSolution solution) {
        Schedule schedule = Schedule.of(6);
        HoldRequest before = Hotel.stay("r1", FIRST, 2, 2);
        HoldRequest taker = Hotel.stay("r2", FIRST, 3, 1);
        for (int newTotal : new int[] {1, 2, 5}) {
            Scenes.everyPause(hotel -> hotel.hold(1, taker), trigger -> stage(solution, schedule, trigger, before, 5_000), stage -> {
                Request<OptionalInt> adjust = stage.play(hotel -> adjust(hotel, 0, newTotal));
                adjusted(stage.hotel(), newTotal, stage.hotel().answer(adjust));
            });
            Scenes.everyPause(hotel -> adjust(hotel, 1, newTotal), trigger -> stage(solution, schedule, trigger, before, 5_000), stage -> {
                HoldReply reply = stage.hotel().answer(stage.play(hotel -> hotel.hold(0, taker)));
                Expect.that("hold", reply instanceof HoldReply.Held || newTotal < 2, "A guest is told " + reply
                        + " although rooms are free before and after.");
                stage.hotel().runFor(5_000);
                adjusted(stage.hotel(), newTotal, stage.hotel().answer(adjust(stage.hotel(), 1, newTotal)));
            });
        }
    }

    private static Request<OptionalInt> adjust(Hotel hotel, int server, int newTotal) {
        return hotel.server(server).request("adjust", service -> service.adjust(1, 1, FIRST.plusDays(1), newTotal));
    }

    private static void adjusted(Hotel hotel, int newTotal, OptionalInt answer) {
        hotel.runFor(5_000);
        NightRow night = hotel.night(FIRST.plusDays(1));
        Expect.equal("adjust", "The rooms of a night after maintenance", newTotal, night.total());
        long reservations = hotel.reservations().stream().filter(row -> row.status() == Status.PENDING_HOLD).mapToLong(row ->
                row.request().rooms()).sum();
        Expect.that("adjust", night.reserved() == reservations, "A maintenance change erased a reservation: " + night.reserved()
                + " rooms are reserved, and reservations have " + reservations + ".");
        int above = answer.orElseThrow(() -> new Violation("adjust", "A change of a night that is on sale is answered with nothing."));
        long sure = Math.max(0, 2 - hotel.witness().capacity(night));
        long most = Math.max(0, night.reserved() - hotel.witness().capacity(night));
        Expect.that("adjust", above >= sure && above <= most, "After a change to " + newTotal + " rooms, " + above
                + " rooms are said to be sold above the "
                + "capacity; there are " + most + ".");
        HoldReply next = hotel.answer(hotel.hold(0, Hotel.stay("r9", FIRST.plusDays(1), 1, 1)));
        boolean isFree = night.reserved() < hotel.witness().capacity(night);
        Expect.that("adjust", isFree == (next instanceof HoldReply.Held), "After maintenance " + night.reserved() + " of "
                + hotel.witness().capacity(night) + " rooms are reserved, and a guest is told " + next + ".");
    }

    // ------------------------------------------------------------------------------------------------------- B8

    @Test
    @Check(
            id = "B8",
            title = "Six guests leave and six come, over the same nights",
            points = 2,
            schedules = 30,
            hint = "Take row locks in one order, or begin again when the database ends your transaction.")
    void comeAndGo(HotelSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("guests");
            Hotel hotel = Scenes.hotel(solution, schedule, Faults.none(), 0, 8).open().tick(false);
            for (int i = 0; i < 6; i++) {
                hotel.answer(hotel.hold(0, Hotel.stay("old" + i, FIRST.plusDays(random.nextInt(2)), 3 + random.nextInt(3), 1)));
            }
            List<Request<?>> requests = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String old = "old" + i;
                HoldRequest stay = Hotel.stay("new" + i, FIRST.plusDays(random.nextInt(2)), 3 + random.nextInt(3), 1);
                int server = i % 2;
                hotel.world().after(random.nextInt(10), () -> requests.add(hotel.cancel(server, old)));
                hotel.world().after(random.nextInt(10), () -> requests.add(hotel.hold(1 - server, stay)));
            }
            hotel.runFor(20);
            hotel.world().runUntil(() -> requests.stream().allMatch(request -> request.state() != Request.State.RUNNING), 120_000);
            requests.forEach(Scenes::requireNotAborted);
            requests.forEach(hotel::answer);
            long held = requests.stream().filter(request -> request.result() instanceof HoldReply.Held).count();
            Expect.that("hold", held >= 2, "Eight rooms, six of them taken, and six new guests: " + held + " got a room.");
            for (int i = 0; i < 6; i++) {
                Expect.equal("cancel", "The status of who canceled", Status.CANCELED, hotel.reservation("old" + i).status());
            }
        });
    }
}
