package dev.assay.labs.hotel.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.kit.port.Row;
import dev.assay.labs.hotel.HoldReply;
import dev.assay.labs.hotel.HotelSolution;
import dev.assay.labs.hotel.NightRow;
import dev.assay.labs.hotel.RoomTypeRow;
import dev.assay.labs.hotel.Schema;
import dev.assay.labs.hotel.Stays;
import dev.assay.labs.hotel.testbed.Hotel;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.Faults;
import dev.assay.simulator.service.Request;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Numbers, and the daily job that makes nights. */
@Part(id = "A", title = "Nights, capacity, window")
final class Counting {
    private static final int[] BASIS_POINTS = {0, 1, 250, 500, 1_000, 1_500, 3_333, 5_000};

    // ------------------------------------------------------------------------------------------------------- A1

    @Test
    @Check(
            id = "A1",
            title = "How many rooms may be sold, and which nights a stay has",
            points = 5,
            hint = "Whole numbers, rounded down. A stay ends on the morning of its check-out.")
    void capacityAndNights(HotelSolution solution) {
        Stays stays = solution.stays();
        for (int overbookBp : BASIS_POINTS) {
            for (int total = 0; total <= 500; total++) {
                capacity(stays, total, overbookBp);
            }
            for (int total : new int[] {1_999, 123_457, 99_999_999, 1_000_000_000}) {
                capacity(stays, total, overbookBp);
            }
        }
        Expect.refused("capacity(-1, 0)", IllegalArgumentException.class, () -> stays.capacity(-1, 0));
        Expect.refused("capacity(1000000001, 0)", IllegalArgumentException.class, () -> stays.capacity(1_000_000_001, 0));
        Expect.refused("capacity(10, -1)", IllegalArgumentException.class, () -> stays.capacity(10, -1));
        Expect.refused("capacity(10, 5001)", IllegalArgumentException.class, () -> stays.capacity(10, 5_001));

        nights(stays, LocalDate.of(2026, 2, 27), 3);
        nights(stays, LocalDate.of(2028, 2, 28), 2);
        nights(stays, LocalDate.of(2028, 2, 29), 1);
        nights(stays, LocalDate.of(2026, 12, 30), 4);
        nights(stays, LocalDate.of(2026, 3, 28), 3);
        nights(stays, LocalDate.of(2026, 10, 24), 3);
        nights(stays, LocalDate.of(2026, 1, 1), 365);
        LocalDate date = LocalDate.of(2026, 5, 1);
        Expect.refused("A stay without nights", IllegalArgumentException.class, () -> stays.nights(date, date));
        Expect.refused("A stay that ends before it begins", IllegalArgumentException.class, () -> stays.nights(date, date.minusDays(1)));
        Expect.refused("A stay from null", IllegalArgumentException.class, () -> stays.nights(null, date));
        Expect.refused("A stay to null", IllegalArgumentException.class, () -> stays.nights(date, null));
    }

    private static void capacity(Stays stays, int total, int overbookBp) {
        long expected = (long) total * (10_000 + overbookBp) / 10_000;
        long actual = stays.capacity(total, overbookBp);
        Expect.that("capacity", actual == expected, "capacity(" + total + ", " + overbookBp + "): expected " + expected + ", got "
                + actual + ".");
    }

    private static void nights(Stays stays, LocalDate checkIn, int count) {
        List<LocalDate> expected = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            expected.add(checkIn.plusDays(i));
        }
        LocalDate checkOut = checkIn.plusDays(count);
        List<LocalDate> actual = stays.nights(checkIn, checkOut);
        Expect.that("nights", expected.equals(actual), "The nights from " + checkIn + " to " + checkOut + ": expected "
                + (count > 5 ? count + " of them" : expected) + ", got "
                        + (actual == null || count <= 5 ? actual : actual.size() + " of them") + ".");
    }

    // ------------------------------------------------------------------------------------------------------- A2

    @Test
    @Check(
            id = "A2",
            title = "Rooms left, price and guests without a room",
            points = 4,
            schedules = 100,
            hint = "A stay can be sold as often as its fullest night allows, whatever the sum says.")
    void staysAsAWhole(HotelSolution solution, Schedules schedules) {
        Stays stays = solution.stays();
        List<NightRow> three = List.of(new NightRow(10, 3, 100), new NightRow(5, 0, 300), new NightRow(20, 12, 200));
        int sold = stays.roomsLeft(three, 0);
        Expect.that("rooms", sold == 5, "7, 5 and 8 rooms left: a stay over all three nights can be sold 5 times, you said " + sold + ".");
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("nights");
            int overbookBp = BASIS_POINTS[random.nextInt(BASIS_POINTS.length)];
            List<NightRow> nights = new ArrayList<>();
            long least = Long.MAX_VALUE;
            long cents = 0;
            long walks = 0;
            int rooms = 1 + random.nextInt(5);
            for (int i = 1 + random.nextInt(8); i > 0; i--) {
                int total = random.nextInt(random.chance(100) ? 3 : 40);
                long capacity = (long) total * (10_000 + overbookBp) / 10_000;
                int reserved = random.chance(200) ? total + random.nextInt(4) : (int) random.nextLong(0, capacity + 1);
                NightRow night = new NightRow(total, reserved, random.nextLong(1, 100_000));
                nights.add(night);
                least = Math.min(least, Math.max(0, capacity - reserved));
                cents += night.rateCents() * rooms;
                walks = Math.max(walks, Math.max(0, reserved - total));
            }
            Expect.equal("rooms", "The rooms left over " + nights + ", overbooked by " + overbookBp + " basis points,", (int) least,
                    stays.roomsLeft(List.copyOf(nights), overbookBp));
            Expect.equal("price", "The price of " + rooms + " rooms over " + nights, cents, stays.price(List.copyOf(nights), rooms));
            Expect.equal("walks", "If everybody comes, the guests without a room in the worst of " + nights, (int) walks,
                    stays.overCapacityWalks(List.copyOf(nights)));
        });
        List<NightRow> dear = List.of(new NightRow(10, 3, Long.MAX_VALUE / 3), new NightRow(10, 3, 1));
        Expect.equal("price", "A price that just fits in a long", Long.MAX_VALUE / 3 * 2 + 2, stays.price(dear, 2));
        Expect.refused("A price whose product is more than a long", ArithmeticException.class, () -> stays.price(dear, 4));
        NightRow half = new NightRow(10, 3, Long.MAX_VALUE / 2);
        Expect.refused("A price whose sum is more than a long", ArithmeticException.class, () -> stays.price(List.of(half, half, half), 1));
        Expect.refused("The price of no rooms", IllegalArgumentException.class, () -> stays.price(three, 0));
        Expect.refused("The price of no nights", IllegalArgumentException.class, () -> stays.price(List.of(), 1));
        Expect.refused("The rooms left over no nights", IllegalArgumentException.class, () -> stays.roomsLeft(List.of(), 0));
        Expect.refused("The rooms left over null", IllegalArgumentException.class, () -> stays.roomsLeft(null, 0));
        Expect.refused("The rooms left, overbooked by 5001", IllegalArgumentException.class, () -> stays.roomsLeft(three, 5_001));
        Expect.refused("The guests without a room in no nights", IllegalArgumentException.class, () -> stays.overCapacityWalks(List.of()));
    }

    // ------------------------------------------------------------------------------------------------------- A3

    @Test
    @Check(
            id = "A3",
            title = "The daily job: complete, careful, twice at a time, and again after a crash",
            points = 5,
            schedules = 16,
            hint = "Insert what is missing, touch nothing else, and count what you have inserted yourself.")
    void roll(HotelSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("window");
            Hotel hotel = Scenes.hotel(solution, schedule, Faults.none(), 0, 3);
            types(hotel, 1 + random.nextInt(3));
            int sold = random.chance(500) ? 1 : 0;
            hotel.store().seed(Schema.INVENTORY, Schema.nightId(2, 1, Scenes.day(5)), new NightRow(2, 1, 999));
            hotel.open();
            Map<String, NightRow> known = known(hotel);
            for (int today = 0; today < 3; today += 1 + random.nextInt(2)) {
                LocalDate first = Scenes.day(today);
                Request<Integer> one = roll(hotel, 0, first);
                Request<Integer> other = roll(hotel, 1, random.chance(500) ? first : first.plusDays(1));
                Request<HoldReply> hold = hotel.hold(1, Hotel.stay("r" + today, Scenes.day(3), 2 + sold, 1));
                int made = hotel.answer(one) + hotel.answer(other);
                hotel.answer(hold);
                requireWindow(hotel, first, known);
                int rows = hotel.store().rows(Schema.INVENTORY).size();
                Expect.equal("roll", "What two instances say that they have made at the same time, together", rows - known.size(), made);
                known = known(hotel);
                Expect.equal("roll", "What roll says that it has made, when nothing was missing", 0, hotel.answer(roll(hotel, 0, first)));
            }
        });
        Schedule any = Schedule.of(3);
        Scenes.everyCrash(trigger -> {
            Hotel hotel = Scenes.hotel(solution, any, trigger, 0, 3);
            types(hotel, 1);
            hotel.open().tick(false);
            Map<String, NightRow> known = known(hotel);
            trigger.arm();
            hotel.answer("roll", hotel.insist(0, server -> roll(hotel, server, Hotel.TODAY)));
            trigger.disarm();
            requireWindow(hotel, Hotel.TODAY, known);
        });
        Hotel large = Scenes.hotel(solution, any, Faults.none(), 0, 3);
        for (int type = 0; type < 260; type++) {
            large.store().seed(Schema.ROOM_TYPES, Schema.roomTypeId(type / 3, type % 3), new RoomTypeRow(4, 8_000));
        }
        large.open().tick(false);
        Map<String, NightRow> before = known(large);
        large.answer(roll(large, 0, Hotel.TODAY));
        requireWindow(large, Hotel.TODAY, before);
        Request<Boolean> refusal = large.server(0).request("roll null", service -> {
            try {
                service.roll(null);
                return false;
            } catch (IllegalArgumentException refused) {
                return true;
            }
        });
        Expect.that("refusal", large.answer(refusal), "roll(null) must be refused with IllegalArgumentException, but it was accepted.");
    }

    private static void types(Hotel hotel, int more) {
        hotel.store().seed(Schema.ROOM_TYPES, Schema.roomTypeId(1, 1), new RoomTypeRow(4, 8_000));
        for (int i = 1; i <= more; i++) {
            hotel.store().seed(Schema.ROOM_TYPES, Schema.roomTypeId(2, i), new RoomTypeRow(5 + i, 5_000 + i));
        }
    }

    private static Request<Integer> roll(Hotel hotel, int server, LocalDate today) {
        return hotel.server(server).request("roll " + today, service -> service.roll(today));
    }

    private static Map<String, NightRow> known(Hotel hotel) {
        Map<String, NightRow> known = new HashMap<>();
        hotel.store().rows(Schema.INVENTORY).forEach(row -> known.put(row.id(), row.value()));
        return known;
    }

    /** Every night of the window is there, new ones as their type says, and known ones as they were but for what guests have reserved. */
    private static void requireWindow(Hotel hotel, LocalDate today, Map<String, NightRow> known) {
        Map<String, NightRow> now = known(hotel);
        for (Row<RoomTypeRow> type : hotel.store().rows(Schema.ROOM_TYPES)) {
            for (int i = 0; i < hotel.config().windowDays(); i++) {
                String id = type.id() + "/" + today.plusDays(i);
                NightRow night = now.get(id);
                String what = "roll(" + today + ")";
                if (night == null) {
                    throw new Violation("roll", what + " left out " + today.plusDays(i) + " of one of "
                            + hotel.store().rows(Schema.ROOM_TYPES).size()
                            + " room types.");
                }
                NightRow before = known.get(id);
                boolean isRight = before != null
                        ? night.total() == before.total() && night.rateCents() == before.rateCents()
                        : night.total() == type.value().rooms() && night.rateCents() == type.value().rateCents();
                Expect.that("roll", isRight, what + " made " + today.plusDays(i) + " a night of " + night.total() + " rooms at "
                        + Hotel.dollars(night.rateCents()) + (before == null ? "; it was missing." : "; it was there before."));
                Expect.that("roll", before == null || night.reserved() >= before.reserved(), what + " reset reserved of "
                        + today.plusDays(i)
                        + " from " + (before == null ? 0 : before.reserved()) + " to " + night.reserved() + ".");
            }
        }
        long most = hotel.store().rows(Schema.ROOM_TYPES).size();
        long after = now.keySet().stream().filter(id -> !known.containsKey(id)
                && id.substring(id.lastIndexOf('/') + 1).compareTo(today.plusDays(hotel.config().windowDays()
                        + 1L).toString()) >= 0).count();
        Expect.that("roll", after == 0, "roll(" + today + ") made " + after + " nights after the end of the window, for " + most
                + " room types.");
    }
}
