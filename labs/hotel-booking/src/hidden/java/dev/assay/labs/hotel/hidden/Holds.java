package dev.assay.labs.hotel.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.labs.hotel.BookingService;
import dev.assay.labs.hotel.CancelReply;
import dev.assay.labs.hotel.HoldReply;
import dev.assay.labs.hotel.HoldReply.Code;
import dev.assay.labs.hotel.HoldRequest;
import dev.assay.labs.hotel.HotelSolution;
import dev.assay.labs.hotel.NightRow;
import dev.assay.labs.hotel.PayReply;
import dev.assay.labs.hotel.Schema;
import dev.assay.labs.hotel.Status;
import dev.assay.labs.hotel.testbed.Hotel;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.service.Client.Conversation;
import dev.assay.simulator.service.Faults;
import dev.assay.simulator.service.Request;
import dev.assay.simulator.service.Server;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Many guests, few rooms. What must always be true is watched at every commit; what guests are told is judged here. */
@Part(id = "B", title = "Holds under contention")
final class Holds {
    private static final LocalDate FIRST = Scenes.day(3);

    // ------------------------------------------------------------------------------------------------------- B1

    @Test
    @Check(
            id = "B1",
            title = "One guest alone: nights, price, end, and what is no request at all",
            points = 3,
            schedules = 12,
            hint = "Every night of the stay and not the day of check-out. A request that cannot be right is rejected before anything is read.")
    void alone(HotelSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("stay");
            Hotel hotel = Scenes.hotel(solution, schedule, Faults.none(), 0, 6);
            hotel.store().seed(Schema.INVENTORY, Schema.nightId(1, 1, FIRST.plusDays(1)), new NightRow(5, 0, 20_001));
            hotel.open().tick(false);
            int nights = 2 + random.nextInt(6);
            int rooms = 1 + random.nextInt(4);
            Server<BookingService> server = hotel.server(0);
            int before = server.instance().calls();
            long began = hotel.now();
            HoldReply reply = hotel.answer(hotel.hold(0, Hotel.stay("r1", FIRST, nights, rooms)));
            int calls = server.instance().calls() - before;
            long price = rooms * (10_050L * (nights - 1) + 20_001);
            Expect.that("hold", reply instanceof HoldReply.Held held && held.totalCents() == price, "The hold of " + rooms
                    + " rooms for " + nights
                    + " nights, one of them at 200.01 and the others at 100.50, is answered " + reply + "; they cost "
                            + Hotel.dollars(price) + ".");
            long expiresAt = ((HoldReply.Held) reply).expiresAt();
            Expect.that("hold", expiresAt >= began + 60_000 && expiresAt <= hotel.now() + 60_000,
                    "A hold of 60 s ends " + (expiresAt - hotel.now()) + " ms after its answer.");
            Expect.equal("hold", "The status of a hold", Status.PENDING_HOLD, hotel.reservation("r1").status());
            for (int i = 0; i < 8; i++) {
                int reserved = hotel.night(FIRST.plusDays(i)).reserved();
                Expect.that("nights", i != nights || reserved == 0, "The check-out day " + FIRST.plusDays(i) + " was reserved.");
                Expect.equal("nights", "The rooms reserved on " + FIRST.plusDays(i), i < nights ? rooms : 0, reserved);
            }
            Expect.that("cost", calls <= 3 * nights + 8, "A hold of " + nights + " nights took " + calls + " calls of the store; at most "
                    + (3 * nights + 8) + " are allowed.");
            Expect.equal("hold", "The answer to the same request again", reply,
                    hotel.answer(hotel.hold(1, Hotel.stay("r1", FIRST, nights, rooms))));
            Expect.equal("hold", "The answer to another guest, for whom the first night has just enough rooms and the second one too few",
                    new HoldReply.SoldOut(FIRST.plusDays(1)), hotel.answer(hotel.hold(1, Hotel.stay("r2", FIRST, 3, 6 - rooms))));
            Expect.equal("status", "The status of an unknown reservation", Optional.empty(), hotel.answer(
                    server.request("status", service -> service.status("nobody"))));
            Expect.equal("status", "The status of a hold, when asked", Optional.of(Status.PENDING_HOLD), hotel.answer(
                    hotel.server(1).request("status", service -> service.status("r1"))));
        });
        refusals(solution);
    }

    private static void refusals(HotelSolution solution) {
        Hotel hotel = Scenes.hotel(solution, Schedule.of(5), Faults.none(), 0, 6).open().tick(false);
        LocalDate out = FIRST.plusDays(1);
        String longest = "x".repeat(HoldRequest.MOST_ID);
        List<HoldRequest> invalid = new ArrayList<>();
        invalid.add(null);
        invalid.add(new HoldRequest(null, "g", 1, 1, FIRST, out, 1));
        invalid.add(new HoldRequest("", "g", 1, 1, FIRST, out, 1));
        invalid.add(new HoldRequest(longest + "x", "g", 1, 1, FIRST, out, 1));
        invalid.add(new HoldRequest("a b", "g", 1, 1, FIRST, out, 1));
        invalid.add(new HoldRequest("r/1", "g", 1, 1, FIRST, out, 1));
        invalid.add(new HoldRequest("r1", null, 1, 1, FIRST, out, 1));
        invalid.add(new HoldRequest("r1", "  ", 1, 1, FIRST, out, 1));
        invalid.add(new HoldRequest("r1", "g", -1, 1, FIRST, out, 1));
        invalid.add(new HoldRequest("r1", "g", 1, -1, FIRST, out, 1));
        invalid.add(new HoldRequest("r1", "g", 1, 1, null, out, 1));
        invalid.add(new HoldRequest("r1", "g", 1, 1, FIRST, null, 1));
        invalid.add(new HoldRequest("r1", "g", 1, 1, FIRST, FIRST, 1));
        invalid.add(new HoldRequest("r1", "g", 1, 1, out, FIRST, 1));
        invalid.add(new HoldRequest("r1", "g", 1, 1, FIRST, FIRST.plusDays(31), 1));
        invalid.add(new HoldRequest("r1", "g", 1, 1, FIRST, out, 0));
        invalid.add(new HoldRequest("r1", "g", 1, 1, FIRST, out, -3));
        invalid.add(new HoldRequest("r1", "g", 1, 1, FIRST, out, HoldRequest.MOST_ROOMS + 1));
        for (HoldRequest request : invalid) {
            Request<HoldReply> asked = hotel.server(0).request("hold " + request, service -> service.hold(request));
            Expect.equal("refusal", "The answer to " + request, new HoldReply.Rejected(Code.INVALID), hotel.answer(asked));
        }
        rejected(hotel, Code.NOT_ON_SALE, Hotel.stay("r1", Scenes.day(2), 2, 1));
        rejected(hotel, Code.NOT_ON_SALE, Hotel.stay("r1", Scenes.day(9), 3, 1));
        rejected(hotel, Code.NOT_ON_SALE, new HoldRequest("r1", "g", 2, 1, FIRST, out, 1));
        rejected(hotel, Code.NOT_ON_SALE, Hotel.stay("r1", FIRST, 30, 1));
        HoldReply most = hotel.answer(hotel.hold(0, Hotel.stay(longest, FIRST, 8, 6)));
        Expect.that("hold", most instanceof HoldReply.Held,
                "The last six rooms for all eight nights on sale are free; the answer is " + most + ".");
        for (int total : new int[] {-1, 1_000_000_001}) {
            Expect.that("refusal", isRefused(hotel, service -> service.adjust(1, 1, FIRST, total) == null),
                    "adjust to " + total + " rooms must be refused with IllegalArgumentException.");
        }
        Expect.that("refusal", isRefused(hotel, service -> service.adjust(1, 1, null, 5) == null),
                "adjust of the night null must be refused with IllegalArgumentException.");
        Expect.that("refusal", isRefused(hotel, service -> service.adjust(-1, 1, FIRST, 5) == null),
                "adjust of the hotel -1 must be refused with IllegalArgumentException.");
        Expect.equal("adjust", "The answer to a change of a night that is not on sale", OptionalInt.empty(),
                hotel.answer(hotel.server(0).request("adjust", service -> service.adjust(3, 1, FIRST, 5))));
        for (String id : new String[] {null, "", "r 1", "unknown", longest + "x"}) {
            Expect.equal("refusal", "The answer to who pays for the id " + id, PayReply.NOT_FOUND, hotel.answer(hotel.pay(0, id, "visa")));
            Expect.equal("refusal", "The answer to who cancels the id " + id, new CancelReply.NotFound(),
                    hotel.answer(hotel.cancel(0, id)));
        }
        for (String card : new String[] {null, "", "  "}) {
            Expect.equal("refusal", "The answer to who pays with the card '" + card + "'", PayReply.INVALID,
                    hotel.answer(hotel.pay(0, longest, card)));
        }
        Expect.equal("refusal", "The status after payments that were none", Status.PENDING_HOLD, hotel.reservation(longest).status());
    }

    private static void rejected(Hotel hotel, Code code, HoldRequest request) {
        Expect.equal("refusal", "The answer to " + request, new HoldReply.Rejected(code), hotel.answer(hotel.hold(1, request)));
    }

    private static boolean isRefused(Hotel hotel, Predicate<BookingService> call) {
        return hotel.answer(hotel.server(0).request("bad input", service -> {
            try {
                call.test(service);
                return false;
            } catch (IllegalArgumentException refused) {
                return true;
            }
        }));
    }

    // ------------------------------------------------------------------------------------------------------- B2

    @Test
    @Check(
            id = "B2",
            title = "More guests than rooms: the night is sold exactly to its capacity",
            points = 6,
            schedules = 40,
            hint = "A lost race is no reason to say sold out, and the look and the write must be one.")
    void rush(HotelSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("guests");
            int[] points = {0, 500, 1_000, 1_500};
            int overbookBp = points[random.nextInt(4)];
            int total = random.chance(50) ? 40 : new int[] {3, 7, 10, 15}[random.nextInt(4)];
            Hotel hotel = Scenes.hotel(solution, schedule, Faults.none(), overbookBp, total);
            long capacity = hotel.witness().capacity(hotel.night(FIRST));
            int guests = (int) capacity + 10;
            List<Request<HoldReply>> holds = new ArrayList<>();
            for (int i = 0; i < guests; i++) {
                hotel.boot("guest " + i);
            }
            for (int i = 0; i < guests; i++) {
                int guest = i;
                HoldRequest stay = Hotel.stay("r" + i, FIRST.plusDays(random.nextInt(2)), 2, 1);
                hotel.world().after(random.nextInt(30), () -> holds.add(hotel.hold(guest, stay)));
            }
            hotel.runFor(30);
            hotel.world().runUntil(() -> holds.stream().allMatch(hold -> hold.state() != Request.State.RUNNING), 300_000);
            NightRow common = hotel.night(FIRST.plusDays(1));
            long turnedAway = 0;
            for (Request<HoldReply> hold : holds) {
                Scenes.requireNotAborted(hold);
                if (hotel.answer(hold) instanceof HoldReply.SoldOut soldOut) {
                    turnedAway++;
                    NightRow named = hotel.night(soldOut.night());
                    Expect.that("sold out", named.reserved() >= capacity, "A guest was told that " + soldOut.night()
                            + " is sold out; " + named.reserved()
                            + " of " + capacity + " rooms are sold.");
                }
            }
            Expect.that("sold out", common.reserved() == capacity, "The night " + FIRST.plusDays(1) + ": " + common.reserved()
                    + " of " + capacity
                    + " rooms sold, " + turnedAway + " guests were told SoldOut.");
            long most = 0;
            for (int i = 0; i < guests; i++) {
                most = Math.max(most, hotel.server(i).instance().calls());
            }
            Expect.that("cost", most <= 10 * (capacity + 2), "With " + guests + " guests for " + capacity + " rooms, a hold took " + most
                    + " calls of the store; at most " + 10 * (capacity + 2) + " are allowed.");
        });
    }

    // ------------------------------------------------------------------------------------------------------- B3

    @Test
    @Check(
            id = "B3",
            title = "Groups of up to four rooms",
            points = 3,
            schedules = 40,
            hint = "There must be as many rooms as are asked for, on every night.",
            keeps = "groups of several rooms who rush for few")
    void groups(HotelSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("guests");
            Hotel hotel = Scenes.hotel(solution, schedule, Faults.none(), 1_000, 10).open().tick(false);
            List<HoldRequest> stays = new ArrayList<>();
            List<Request<HoldReply>> holds = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                int server = i % 2;
                HoldRequest stay = Hotel.stay("r" + i, FIRST.plusDays(random.nextInt(2)), 1 + random.nextInt(2), 1 + random.nextInt(4));
                stays.add(stay);
                holds.add(null);
                int index = i;
                hotel.world().after(random.nextInt(60), () -> holds.set(index, hotel.hold(server, stay)));
            }
            hotel.runFor(60);
            for (int i = 0; i < holds.size(); i++) {
                hotel.answer(holds.get(i));
            }
            for (int i = 0; i < holds.size(); i++) {
                Scenes.requireNotAborted(holds.get(i));
                if (holds.get(i).result() instanceof HoldReply.SoldOut soldOut) {
                    int left = 11 - hotel.night(soldOut.night()).reserved();
                    Expect.that("sold out", left < stays.get(i).rooms(), "A guest of " + stays.get(i).rooms() + " rooms was told that "
                            + soldOut.night() + " is sold out; " + left + " are left.");
                    LocalDate before = stays.get(i).checkIn();
                    Expect.that("sold out", before.equals(soldOut.night()) || before.plusDays(1).equals(soldOut.night())
                            && stays.get(i).checkOut().isAfter(soldOut.night()),
                            "A guest was told of the night " + soldOut.night() + ", which he did not ask for.");
                }
            }
        });
    }

    // ------------------------------------------------------------------------------------------------------- B4

    @Test
    @Check(
            id = "B4",
            title = "Every request twice, and a database that fails one call in twenty",
            points = 4,
            schedules = 50,
            hint = "The reservation's id is the key: the same request again finds what it did before.")
    void twice(HotelSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("guests");
            Weather weather = Weather.atTheStore(schedule, 50);
            Hotel hotel = Scenes.hotel(solution, schedule, weather, 0, 4).open();
            List<HoldRequest> stays = new ArrayList<>();
            List<Conversation<HoldReply>> holds = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                HoldRequest stay = Hotel.stay("r" + i, FIRST.plusDays(random.nextInt(2)), 2, 1);
                for (int copy = 0; copy < 2; copy++) {
                    stays.add(stay);
                    int server = copy;
                    hotel.runFor(random.nextInt(4));
                    holds.add(hotel.insist(server, at -> hotel.hold(at, stay)));
                }
            }
            for (int i = 0; i < holds.size(); i++) {
                HoldReply reply = hotel.answer("hold", holds.get(i));
                holds.get(i).tries().forEach(Scenes::requireNotAborted);
                Expect.that("hold", reply instanceof HoldReply.Held, "Four rooms for four guests, each of whom asks twice; one is told "
                        + reply + ", though his other request holds his room, or will.");
                if (i % 2 == 1) {
                    Expect.equal("hold", "The answer to the same request from another instance",
                            hotel.answer("hold", holds.get(i - 1)), reply);
                }
            }
            weather.clear();
            int reserved = hotel.night(FIRST.plusDays(1)).reserved();
            Expect.that("hold", reserved == 4, "Four guests asked twice each for one room; " + reserved + " are reserved.");
            HoldRequest first = stays.getFirst();
            List<HoldRequest> others = List.of(
                    new HoldRequest("r0", first.guest(), 1, 1, first.checkIn(), first.checkOut().plusDays(1), 1),
                    new HoldRequest("r0", "somebody else", 1, 1, first.checkIn(), first.checkOut(), 1),
                    new HoldRequest("r0", first.guest(), 1, 1, first.checkIn(), first.checkOut(), 2),
                    new HoldRequest("r0", first.guest(), 7, 1, first.checkIn(), first.checkOut(), 1));
            HoldRequest other = others.get(random.nextInt(others.size()));
            Expect.equal("hold", "The answer to another request with the id of the first", new HoldReply.Rejected(Code.ID_REUSED),
                    hotel.answer(hotel.hold(0, other)));
            hotel.answer(hotel.cancel(0, "r0"));
            Expect.equal("hold", "The answer to a request whose reservation was canceled", new HoldReply.Already(Status.CANCELED),
                    hotel.answer(hotel.hold(1, first)));
            HoldRequest late = Hotel.stay("late", first.checkIn(), 2, 2);
            Expect.that("hold", hotel.answer(hotel.hold(1, late)) instanceof HoldReply.SoldOut,
                    "A guest of two rooms holds them although one is left.");
            hotel.answer(hotel.cancel(0, "r1"));
            HoldReply again = hotel.answer(hotel.hold(1, late));
            boolean fits = hotel.night(first.checkIn()).reserved() <= 4 && hotel.night(first.checkIn().plusDays(1)).reserved() <= 4;
            Expect.that("hold", fits && again instanceof HoldReply.Held,
                    "A guest was told SoldOut and asks again with the same id after rooms "
                    + "were given back; he is told " + again + ".");
        });
    }
}
