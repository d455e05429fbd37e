package dev.assay.labs.hotel.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.exam.Submission;
import dev.assay.exam.Work;
import dev.assay.kit.port.Row;
import dev.assay.labs.hotel.HoldRequest;
import dev.assay.labs.hotel.HotelSolution;
import dev.assay.labs.hotel.NightChanged;
import dev.assay.labs.hotel.NightRow;
import dev.assay.labs.hotel.Offer;
import dev.assay.labs.hotel.Schema;
import dev.assay.labs.hotel.SearchView;
import dev.assay.labs.hotel.testbed.CardBank;
import dev.assay.labs.hotel.testbed.Hotel;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.service.SimulatedStore.Change;
import dev.assay.simulator.service.World;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A view made of a stream of changes, held against a model that keeps the largest version of every night. */
@Part(id = "E", title = "Search")
final class Searching {
    private static final int DAYS = 14;
    private static final long[] HOTELS = {5, 16, 33};

    /** What the view has to know. */
    private static final class Model {
        private final int overbookBp;
        private final Map<String, NightChanged> nights = new HashMap<>();

        Model(int overbookBp) {
            this.overbookBp = overbookBp;
        }

        NightChanged known(long hotel, long type, LocalDate night) {
            return nights.get(Schema.nightId(hotel, type, night));
        }

        void apply(NightChanged change) {
            nights.merge(Schema.nightId(change.hotelId(), change.roomTypeId(), change.night()), change,
                    (one, other) -> one.version() >= other.version() ? one : other);
        }

        Optional<Offer> offer(long hotel, long type, LocalDate checkIn, LocalDate checkOut) {
            long left = Long.MAX_VALUE;
            long least = Long.MAX_VALUE;
            long most = 0;
            long cents = 0;
            int count = 0;
            for (LocalDate night = checkIn; night.isBefore(checkOut); night = night.plusDays(1)) {
                NightChanged known = known(hotel, type, night);
                if (known == null) {
                    return Optional.empty();
                }
                left = Math.min(left, Math.max(0, (long) known.total() * (10_000 + overbookBp) / 10_000 - known.reserved()));
                least = Math.min(least, known.rateCents());
                most = Math.max(most, known.rateCents());
                cents += known.rateCents();
                count++;
            }
            return Optional.of(new Offer((int) left, least, most, cents, count));
        }
    }

    private static SearchView view(HotelSolution solution, int overbookBp) {
        return solution.search(overbookBp, Scenes.stays());
    }

    /** Asks for some stays, and compares. */
    private static void compare(String when, SearchView view, Model model, RandomStream random, int questions) {
        for (int i = 0; i < questions; i++) {
            long hotel = HOTELS[random.nextInt(3)];
            long type = 1 + random.nextInt(2);
            LocalDate checkIn = Scenes.day(random.nextInt(DAYS));
            LocalDate checkOut = checkIn.plusDays(1 + random.nextInt(4));
            Expect.equal("offer", when + ", the offer of hotel " + hotel + ", type " + type + ", from " + checkIn + " to " + checkOut,
                    model.offer(hotel, type, checkIn, checkOut), view.offer(hotel, type, checkIn, checkOut));
            int rooms = 1 + random.nextInt(6);
            TreeSet<Long> hotels = new TreeSet<>();
            for (long one : HOTELS) {
                for (long other = 1; other <= 2; other++) {
                    if (model.offer(one, other, checkIn, checkOut).map(Offer::roomsLeft).orElse(0) >= rooms) {
                        hotels.add(one);
                    }
                }
            }
            Expect.equal("search", when + ", the hotels with " + rooms + " rooms from " + checkIn + " to " + checkOut, List.copyOf(hotels),
                    view.hotelsWith(checkIn, checkOut, rooms));
        }
    }

    /** Changes of random nights, each night's versions in order. */
    private static List<NightChanged> changes(RandomStream random, int count) {
        Map<String, Long> versions = new HashMap<>();
        List<NightChanged> changes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long hotel = HOTELS[random.nextInt(3)];
            long type = 1 + random.nextInt(2);
            LocalDate night = Scenes.day(random.nextInt(DAYS + 2));
            int total = random.nextInt(12);
            long version = versions.merge(hotel + " " + type + " " + night, 1L, Long::sum);
            changes.add(new NightChanged(hotel, type, night, total, random.nextInt(total + 3), 5_000 + random.nextInt(9_000), version));
        }
        return changes;
    }

    // ------------------------------------------------------------------------------------------------------- E1

    @Test
    @Check(
            id = "E1",
            title = "Offers, and hotels with rooms",
            points = 4,
            schedules = 40,
            hint = "The fullest night decides. A night that is not on sale makes no offer; a night without rooms does.")
    void offers(HotelSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("changes");
            int overbookBp = random.chance(500) ? 0 : 1_500;
            SearchView view = view(solution, overbookBp);
            Model model = new Model(overbookBp);
            compare("With nothing on sale", view, model, random, 1);
            for (NightChanged change : changes(random, 120 + random.nextInt(120))) {
                view.apply(change);
                model.apply(change);
                if (random.chance(60)) {
                    compare("After " + change, view, model, random, 1);
                }
            }
            compare("At the end", view, model, random, 8);
        });
        SearchView view = view(solution, 0);
        LocalDate day = Scenes.day(1);
        Expect.refused("A change that is null", IllegalArgumentException.class, () -> view.apply(null));
        Expect.refused("A change without a night", IllegalArgumentException.class, () ->
                view.apply(new NightChanged(1, 1, null, 1, 1, 1, 1)));
        Expect.refused("An offer from null", IllegalArgumentException.class, () -> view.offer(1, 1, null, day));
        Expect.refused("An offer without nights", IllegalArgumentException.class, () -> view.offer(1, 1, day, day));
        Expect.refused("A search that ends before it begins", IllegalArgumentException.class, () ->
                view.hotelsWith(day, day.minusDays(1), 1));
        Expect.refused("A search for no rooms", IllegalArgumentException.class, () -> view.hotelsWith(day, day.plusDays(1), 0));
    }

    // ------------------------------------------------------------------------------------------------------- E2

    @Test
    @Check(
            id = "E2",
            title = "A stream that repeats itself, changes its order and begins anew",
            points = 4,
            schedules = 40,
            hint = "The version says what is newer, not the order of arrival.")
    void disorder(HotelSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("changes");
            List<NightChanged> stream = changes(random, 150);
            Model model = new Model(500);
            stream.forEach(model::apply);
            List<NightChanged> delivered = new ArrayList<>();
            for (NightChanged change : stream) {
                int back = random.chance(400) ? random.nextInt(40) : 0;
                delivered.add(Math.max(0, delivered.size() - back), change);
                if (random.chance(150)) {
                    delivered.add(change);
                }
            }
            SearchView view = view(solution, 500);
            delivered.forEach(view::apply);
            for (NightChanged change : stream) {
                NightChanged newest = model.known(change.hotelId(), change.roomTypeId(), change.night());
                Optional<Offer> offer = view.offer(change.hotelId(), change.roomTypeId(), change.night(), change.night().plusDays(1));
                Expect.that("version", offer.isPresent() && offer.get().totalCents() == newest.rateCents(), "An older version of "
                        + change.night()
                        + " replaced a newer one: version " + newest.version() + " is the newest, at " + Hotel.dollars(newest.rateCents())
                        + "; the offer is " + offer.map(one -> Hotel.dollars(one.totalCents())).orElse("none") + ".");
            }
            compare("After a stream in disorder", view, model, random, 10);
            stream.subList(0, random.nextInt(stream.size())).forEach(view::apply);
            compare("After the stream has begun anew", view, model, random, 10);
        });
    }

    // ------------------------------------------------------------------------------------------------------- E3

    @Test
    @Check(
            id = "E3",
            title = "A view of a house that sells, two seconds behind",
            points = 2,
            schedules = 12,
            hint = "It shows what the inventory shows, a little later.",
            keeps = "the view together with a service and a stream that lags: what the other tests show apart")
    void live(HotelSolution solution, Schedules schedules) {
        HotelSolution reference = Submission.reference(HotelSolution.class);
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("guests");
            RandomStream lag = schedule.stream("lag");
            World world = new World(Scenes.setup(solution, schedule));
            Hotel hotel = new Hotel(reference, Scenes.stays(), world, schedule, Scenes.config(1_000), new CardBank());
            hotel.sell(5, 1, Hotel.TODAY, DAYS, 6, 10_050).sell(16, 1, Hotel.TODAY, DAYS, 3, 8_000).open();
            SearchView view = view(solution, 1_000);
            hotel.store().rows(Schema.INVENTORY).forEach(row -> view.apply(changed(row.id(), row)));
            hotel.store().onCommit(changes -> {
                for (Change change : changes) {
                    if (change.table().equals(Schema.INVENTORY.name())) {
                        NightChanged told = changed(change.id(), change.after());
                        world.after(lag.nextLong(1, 2_000), () -> view.apply(told));
                        if (lag.chance(100)) {
                            world.after(lag.nextLong(1, 2_000), () -> view.apply(told));
                        }
                    }
                }
            });
            for (int i = 0; i < 14; i++) {
                HoldRequest stay = new HoldRequest("r" + i, "g", HOTELS[random.nextInt(2)], 1, Scenes.day(random.nextInt(DAYS - 3)),
                        Scenes.day(DAYS - 1 - random.nextInt(2)), 1);
                int server = i % 2;
                world.after(random.nextInt(20_000), () -> hotel.hold(server, stay));
                if (random.chance(300)) {
                    String id = "r" + random.nextInt(14);
                    world.after(random.nextInt(20_000), () -> hotel.cancel(server, id));
                }
            }
            hotel.runFor(20_000);
            hotel.runFor(3_000);
            Model model = new Model(1_000);
            hotel.store().rows(Schema.INVENTORY).forEach(row -> model.apply(changed(row.id(), row)));
            compare("Three seconds after the last change", view, model, random, 12);
        });
    }

    private static NightChanged changed(String id, Row<?> row) {
        String[] parts = id.split("/");
        NightRow night = (NightRow) row.value();
        return new NightChanged(Long.parseLong(parts[0]), Long.parseLong(parts[1]), LocalDate.parse(parts[2]), night.total(),
                night.reserved(),
                night.rateCents(), row.version());
    }

    // ------------------------------------------------------------------------------------------------------- E4

    @Test
    @Check(
            id = "E4",
            title = "An offer costs the same whether there is one hotel or forty",
            points = 2,
            hint = "Find a night, do not look for it.")
    void costs(HotelSolution solution) {
        SearchView small = view(solution, 0);
        SearchView large = view(solution, 0);
        fill(small, 1);
        fill(large, 40);
        Work fromSmall = Work.of(() -> offers(small));
        Work fromLarge = Work.of(() -> offers(large));
        Expect.that("cost", !fromSmall.isCounted() || fromLarge.stepsPerStepOf(fromSmall) <= 3, "Offers over 30 nights cost "
                + Math.round(fromLarge.stepsPerStepOf(fromSmall)) + " times as much with forty hotels as with one.");
        Work ofSmall = Work.of(() -> fill(small, 1));
        Work ofLarge = Work.of(() -> again(large));
        Expect.that("cost", !ofSmall.isCounted() || ofLarge.stepsPerStepOf(ofSmall) <= 3, "Changes cost "
                + Math.round(ofLarge.stepsPerStepOf(ofSmall)) + " times as much with forty hotels as with one.");
    }

    private static void fill(SearchView view, int hotels) {
        for (int hotel = 1; hotel <= hotels; hotel++) {
            fillHotel(view, hotel);
        }
    }

    /** As many changes as the small view has nights, all of them news, in the middle of the large one. */
    private static void again(SearchView view) {
        fillHotel(view, 20);
    }

    private static void fillHotel(SearchView view, int hotel) {
        for (int type = 1; type <= 3; type++) {
            for (int i = 0; i < 60; i++) {
                view.apply(new NightChanged(hotel, type, Scenes.day(i), 9, 2, 9_000, 1));
            }
        }
    }

    private static void offers(SearchView view) {
        for (int i = 0; i < 30; i++) {
            view.offer(1, 1 + i % 3, Scenes.day(i), Scenes.day(i + 30));
        }
    }
}
