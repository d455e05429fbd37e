package dev.assay.labs.hotel.open;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.labs.hotel.CancelReply;
import dev.assay.labs.hotel.HoldReply;
import dev.assay.labs.hotel.HotelConfig;
import dev.assay.labs.hotel.HotelSolution;
import dev.assay.labs.hotel.NightChanged;
import dev.assay.labs.hotel.NightRow;
import dev.assay.labs.hotel.Offer;
import dev.assay.labs.hotel.PayReply;
import dev.assay.labs.hotel.RoomTypeRow;
import dev.assay.labs.hotel.Schema;
import dev.assay.labs.hotel.SearchView;
import dev.assay.labs.hotel.Stays;
import dev.assay.labs.hotel.Status;
import dev.assay.labs.hotel.testbed.CardBank;
import dev.assay.labs.hotel.testbed.Hotel;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.service.Fault;
import dev.assay.simulator.service.Faults;
import dev.assay.simulator.service.Latency;
import dev.assay.simulator.service.Request;
import dev.assay.simulator.service.World;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ten examples to work with. The hidden tests ask the same questions with other numbers, and a few more. */
@Part(id = "P", title = "Public tests")
final class HotelBookingTest {
    private static final LocalDate FIRST = Hotel.TODAY.plusDays(3);

    private static World.Setup setup(HotelSolution solution, Schedule schedule) {
        return World.Setup.quiet(schedule, solution.getClass().getPackageName()).withLatency(Latency.millis(1, 5));
    }

    private static Hotel hotel(HotelSolution solution, Schedule schedule, World.Setup setup, int rooms) {
        HotelConfig config = new HotelConfig(0, 60_000, 86_400_000, 30, 10);
        return new Hotel(solution, solution.stays(), new World(setup), schedule, config, new CardBank()).sell(1, 1, FIRST, 5,
                rooms, 10_050);
    }

    @Test
    @Check(id = "P1", title = "10 % more than 15 rooms are 16", hint = "Round down, in whole numbers.")
    void capacity(HotelSolution solution) {
        Expect.equal("capacity", "capacity(15, 1000)", 16, solution.stays().capacity(15, 1_000));
        Expect.equal("capacity", "capacity(10, 0)", 10, solution.stays().capacity(10, 0));
    }

    @Test
    @Check(id = "P2", title = "Two nights from the 27th of February 2026",
            hint = "The night of the check-out date is not slept in the hotel.")
    void nights(HotelSolution solution) {
        LocalDate checkIn = LocalDate.of(2026, 2, 27);
        Expect.equal("nights", "The nights from 2026-02-27 to 2026-03-01", List.of(checkIn, checkIn.plusDays(1)),
                solution.stays().nights(checkIn, checkIn.plusDays(2)));
    }

    @Test
    @Check(id = "P3", title = "7, 5 and 8 rooms left: five stays", hint = "The fullest night decides.")
    void roomsLeft(HotelSolution solution) {
        Stays stays = solution.stays();
        List<NightRow> nights = List.of(new NightRow(10, 3, 10_000), new NightRow(10, 5, 12_000), new NightRow(10, 2, 9_000));
        Expect.equal("rooms", "The rooms left over nights with 7, 5 and 8", 5, stays.roomsLeft(nights, 0));
        Expect.equal("price", "The price of two rooms", 62_000L, stays.price(nights, 2));
        Expect.equal("walks", "The guests without a room", 0, stays.overCapacityWalks(nights));
    }

    @Test
    @Check(id = "P4", title = "The daily job makes what is missing", hint = "What is there stays as it is.")
    void roll(HotelSolution solution) {
        Schedule schedule = Schedule.of(1);
        Hotel hotel = hotel(solution, schedule, setup(solution, schedule), 3).open();
        hotel.store().seed(Schema.ROOM_TYPES, Schema.roomTypeId(1, 1),
                new RoomTypeRow(9, 7_000));
        int made = hotel.answer(hotel.server(0).request("roll", service -> service.roll(Hotel.TODAY)));
        Expect.equal("roll", "Of ten nights five are on sale; the number that roll makes", 5, made);
        Expect.equal("roll", "A night that is new", new NightRow(9, 0, 7_000), hotel.night(Hotel.TODAY));
        Expect.equal("roll", "A night that was there", new NightRow(3, 0, 10_050), hotel.night(FIRST));
    }

    @Test
    @Check(id = "P5", title = "A hold of three nights", hint = "All nights, and not the one of the check-out date.")
    void oneHold(HotelSolution solution) {
        Schedule schedule = Schedule.of(1);
        Hotel hotel = hotel(solution, schedule, setup(solution, schedule), 3).open();
        HoldReply reply = hotel.answer(hotel.hold(0, Hotel.stay("r1", FIRST, 3, 2)));
        Expect.that("hold", reply instanceof HoldReply.Held held && held.totalCents() == 60_300,
                "Two rooms for three nights at 100.50 must be held for 603.00; the answer is " + reply + ".");
        Expect.equal("hold", "The rooms reserved on the last night", 2, hotel.night(FIRST.plusDays(2)).reserved());
        Expect.equal("hold", "The rooms reserved on the day of check-out", 0, hotel.night(FIRST.plusDays(3)).reserved());
    }

    @Test
    @Check(
            id = "P6",
            title = "Five guests want three rooms at the same time",
            schedules = 20,
            hint = "Two who read the same row must not both write it. Who loses tries again.")
    void fiveGuests(HotelSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Hotel hotel = hotel(solution, schedule, setup(solution, schedule), 3).open();
            List<Request<HoldReply>> holds = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                holds.add(hotel.hold(i % 2, Hotel.stay("r" + i, FIRST, 2, 1)));
            }
            hotel.runFor(5_000);
            long held = holds.stream().filter(hold -> hotel.answer(hold) instanceof HoldReply.Held).count();
            Expect.equal("hold", "Of five guests for three rooms, the number that hold one", 3L, held);
        });
    }

    @Test
    @Check(id = "P7", title = "A hold that nobody pays for ends", hint = "tick() looks for what is due.")
    void expiry(HotelSolution solution) {
        Schedule schedule = Schedule.of(1);
        Hotel hotel = hotel(solution, schedule, setup(solution, schedule), 3).open();
        hotel.answer(hotel.hold(0, Hotel.stay("r1", FIRST, 2, 1)));
        hotel.runFor(71_000);
        Expect.equal("expiry", "Eleven seconds after its end, the status of a hold", Status.EXPIRED, hotel.reservation("r1").status());
        Expect.equal("expiry", "The rooms reserved", 0, hotel.night(FIRST).reserved());
    }

    @Test
    @Check(id = "P8", title = "One guest pays, another one's card is declined",
            hint = "Authorize, confirm, capture. A declined card frees the rooms.")
    void payment(HotelSolution solution) {
        Schedule schedule = Schedule.of(1);
        Hotel hotel = hotel(solution, schedule, setup(solution, schedule), 3).open();
        hotel.answer(hotel.hold(0, Hotel.stay("r1", FIRST, 2, 1)));
        hotel.answer(hotel.hold(0, Hotel.stay("r2", FIRST, 2, 1)));
        Expect.equal("pay", "The answer to who pays", PayReply.CONFIRMED, hotel.answer(hotel.pay(0, "r1", "visa")));
        Expect.equal("pay", "The answer to a declined card", PayReply.DECLINED, hotel.answer(hotel.pay(1, "r2", CardBank.DECLINED)));
        hotel.runFor(30_000);
        hotel.requireRest();
        Expect.equal("cancel", "The answer to who cancels in time", new CancelReply.Canceled(20_100), hotel.answer(hotel.cancel(1, "r1")));
        hotel.runFor(30_000);
        hotel.requireRest();
    }

    @Test
    @Check(
            id = "P9",
            title = "A process dies while it takes a payment",
            hint = "Write down what you are about to do before you do it. tick() goes on where somebody died.")
    void crash(HotelSolution solution) {
        for (int k = 0; k < 8; k++) {
            Schedule schedule = Schedule.of(k);
            int[] from = {Integer.MAX_VALUE};
            int after = k;
            Faults faults = call -> call.instance().equals("a") && call.index() == from[0] + after ? new Fault.CrashAfter() : Faults.NONE;
            Hotel hotel = hotel(solution, schedule, setup(solution, schedule).withFaults(faults), 3).open();
            hotel.answer(hotel.hold(0, Hotel.stay("r1", FIRST, 2, 1)));
            from[0] = hotel.server(0).instance().calls();
            PayReply reply = hotel.answer("pay", hotel.insist(0, server -> hotel.pay(server, "r1", "visa")));
            Expect.that("pay", reply == PayReply.CONFIRMED || reply == PayReply.IN_PROGRESS, "After a crash the guest is told "
                    + reply + ".");
            hotel.runFor(130_000);
            hotel.requireRest();
            Expect.equal("pay", "Two minutes after a crash at call " + k + " of paying, the status", Status.CONFIRMED,
                    hotel.reservation("r1").status());
        }
    }

    @Test
    @Check(id = "P10", title = "Six changes and an offer", hint = "The largest version counts, not the last to come.")
    void search(HotelSolution solution) {
        SearchView view = solution.search(0, solution.stays());
        view.apply(new NightChanged(1, 1, FIRST, 10, 0, 10_000, 1));
        view.apply(new NightChanged(1, 1, FIRST.plusDays(1), 10, 0, 12_000, 1));
        view.apply(new NightChanged(1, 1, FIRST, 10, 4, 10_000, 3));
        view.apply(new NightChanged(1, 1, FIRST, 10, 2, 10_000, 2));
        view.apply(new NightChanged(1, 1, FIRST.plusDays(1), 10, 1, 12_000, 2));
        view.apply(new NightChanged(2, 1, FIRST, 10, 0, 8_000, 1));
        Expect.equal("offer", "The offer of hotel 1 for two nights", Optional.of(new Offer(6, 10_000, 12_000, 22_000, 2)),
                view.offer(1, 1, FIRST, FIRST.plusDays(2)));
        Expect.equal("offer", "The offer of hotel 2 for two nights", Optional.empty(), view.offer(2, 1, FIRST, FIRST.plusDays(2)));
        Expect.equal("search", "The hotels with a room for one night", List.of(1L, 2L), view.hotelsWith(FIRST, FIRST.plusDays(1), 1));
    }
}
