package dev.assay.labs.hotel.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.labs.hotel.HoldReply;
import dev.assay.labs.hotel.HotelSolution;
import dev.assay.labs.hotel.PayReply;
import dev.assay.labs.hotel.Status;
import dev.assay.labs.hotel.testbed.CardBank;
import dev.assay.labs.hotel.testbed.Hotel;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.service.Client.Conversation;
import dev.assay.simulator.service.Faults;
import dev.assay.simulator.service.Latency;
import dev.assay.simulator.service.Request;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds that end, and guests who pay at that very moment. */
@Part(id = "C", title = "Expiry")
final class Expiry {
    private static final LocalDate FIRST = Scenes.day(3);
    private static final long HOLD_MILLIS = 60_000;

    private static long held(Hotel hotel, int server, String id, int nights, int rooms) {
        HoldReply reply = hotel.answer(hotel.hold(server, Hotel.stay(id, FIRST, nights, rooms)));
        Expect.that("hold", reply instanceof HoldReply.Held, "There are rooms enough, and the guest of " + id + " is told " + reply + ".");
        return ((HoldReply.Held) reply).expiresAt();
    }

    // ------------------------------------------------------------------------------------------------------- C1

    @Test
    @Check(
            id = "C1",
            title = "What nobody pays for is free again ten seconds after its end, and looking for it costs next to nothing",
            points = 4,
            schedules = 30,
            hint = "Keep a table in the order of time, of what is due. Look at its beginning, and take out what is done.")
    void sweeper(HotelSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("guests");
            Hotel hotel = Scenes.hotel(solution, schedule, Faults.none(), 0, 9).open();
            List<Long> ends = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                ends.add(held(hotel, i % 2, "r" + i, 1 + random.nextInt(3), 1 + random.nextInt(3)));
                hotel.runFor(random.nextInt(3_000));
            }
            hotel.runFor(ends.get(0) - 500 - hotel.now());
            for (int i = 0; i < 3; i++) {
                Expect.equal("expiry", "Before its end, the status of hold r" + i, Status.PENDING_HOLD,
                        hotel.reservation("r" + i).status());
            }
            hotel.runFor(ends.get(2) - 500 - hotel.now());
            Expect.equal("pay", "The answer to who pays half a second before the end", PayReply.CONFIRMED,
                    hotel.answer(hotel.pay(0, "r2", "visa")));
            for (int i = 0; i < 2; i++) {
                hotel.runFor(Math.max(0, ends.get(i) + 10_000 - hotel.now()));
                Expect.that("expiry", hotel.reservation("r" + i).status() == Status.EXPIRED, "The hold r" + i + " expired "
                        + (hotel.now() - ends.get(i)) / 1_000 + " s ago and still blocks a room: it is "
                                + hotel.reservation("r" + i).status() + ".");
            }
            hotel.settle();
            Expect.equal("expiry", "The rooms reserved when only one guest has paid", hotel.reservation("r2").request().rooms(),
                    hotel.night(FIRST).reserved());
            Expect.equal("expiry", "The answer to the request of a hold that has ended", new HoldReply.Already(Status.EXPIRED),
                    hotel.answer(hotel.hold(0, hotel.reservation("r0").request())));
            Expect.equal("expiry", "The answer to who pays for it", PayReply.EXPIRED, hotel.answer(hotel.pay(1, "r0", "visa")));
        });
        manyAtOnce(solution);
    }

    /** 110 holds that end at the same moment. */
    private static void manyAtOnce(HotelSolution solution) {
        Schedule schedule = Schedule.of(8);
        Hotel hotel = Scenes.hotel(solution, schedule, Scenes.setup(solution, schedule).withLatency(Latency.NONE), 0, 200,
                new CardBank()).open();
        for (int i = 0; i < 110; i++) {
            held(hotel, i % 2, "r" + i, 1, 1);
        }
        hotel.runFor(1_000);
        idle(hotel, "With 110 holds that end later");
        hotel.runFor(HOLD_MILLIS + 10_000 - 25_000);
        int reserved = hotel.night(FIRST).reserved();
        Expect.that("expiry", reserved == 0, "110 holds ended ten seconds ago, and " + reserved + " rooms are still blocked.");
        idle(hotel, "With 110 holds that have ended");
    }

    /** 24 s: twelve ticks of each instance. */
    private static void idle(Hotel hotel, String when) {
        int calls = hotel.world().calls().size();
        long rows = hotel.store().rowsRead();
        hotel.runFor(24_000);
        int more = hotel.world().calls().size() - calls;
        Expect.that("cost", more <= 24 * 3, when + ", 24 ticks made " + more + " calls; three for each are allowed.");
        long read = hotel.store().rowsRead() - rows;
        Expect.that("cost", read <= 24 * 10, when + ", 24 ticks read " + read + " rows; ten for each are allowed.");
    }

    // ------------------------------------------------------------------------------------------------------- C2

    @Test
    @Check(
            id = "C2",
            title = "Guests who pay two seconds before the end, or two after it, at a provider that is slow",
            points = 4,
            schedules = 40,
            hint = "As long as the row says that it is a hold, it can expire. Change that before you ask for money.",
            keeps = "the end of a hold together with a provider that takes its time")
    void closeCall(HotelSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("guests");
            RandomStream pace = schedule.stream("provider");
            CardBank bank = new CardBank((operation, reference) -> pace.nextLong(500, 8_000));
            Hotel hotel = Scenes.hotel(solution, schedule, Scenes.setup(solution, schedule), 0, 3, bank).open();
            List<Conversation<PayReply>> pays = new ArrayList<>();
            long end = 0;
            for (int i = 0; i < 3; i++) {
                end = held(hotel, i % 2, "r" + i, 2, 1);
            }
            for (int i = 0; i < 3; i++) {
                long at = random.nextLong(-2_000, 2_000);
                String id = "r" + i;
                String card = random.chance(200) ? CardBank.DECLINED : "visa";
                int server = random.nextInt(2);
                hotel.world().after(end + at - hotel.now(), () -> pays.add(hotel.insist(server, any -> hotel.pay(any, id, card))));
            }
            hotel.runFor(end + 2_000 - hotel.now());
            hotel.runFor(40_000);
            hotel.settle();
            for (Conversation<PayReply> pay : pays) {
                PayReply reply = hotel.answer("pay", pay);
                String id = pay.tries().getFirst().what().substring("pay ".length());
                Status status = hotel.reservation(id).status();
                boolean fits = switch (reply) {
                    case CONFIRMED -> status == Status.CONFIRMED;
                    case DECLINED, CANCELED -> status == Status.CANCELED;
                    case EXPIRED -> status == Status.EXPIRED;
                    case IN_PROGRESS -> status == Status.CONFIRMED || status == Status.CANCELED;
                    case NOT_FOUND, INVALID -> false;
                };
                Expect.that("I4", fits, "A guest who paid at about the end of his hold was told " + reply
                        + "; the reservation is " + status + ".");
                long began = Hotel.MIDNIGHT + pay.tries().getFirst().beganNanos() / 1_000_000;
                long expiresAt = hotel.reservation(id).expiresAt();
                Expect.that("pay", began < expiresAt || reply == PayReply.EXPIRED, "A guest paid " + (began - expiresAt)
                        + " ms after the end of his hold and was told "
                        + reply + ".");
                Expect.that("pay", began > expiresAt - 100 || reply != PayReply.EXPIRED, "A guest paid " + (expiresAt - began)
                        + " ms before the end of his hold and was told EXPIRED.");
            }
        });
    }

    // ------------------------------------------------------------------------------------------------------- C3

    @Test
    @Check(
            id = "C3",
            title = "The sweeper comes by at every moment of a payment, long after the hold's end",
            points = 5,
            hint = "Whether it is still a hold is decided when the row is changed, not when it was read.",
            keeps = "every moment at which a payment and the sweeper can meet; the others meet by chance")
    void sweeperMeetsPayment(HotelSolution solution) {
        for (String card : List.of("visa", CardBank.DECLINED)) {
            Schedule schedule = Schedule.of(9);
            Scenes.everyPause(Expiry::sweepLater, trigger -> held(solution, schedule, trigger), stage -> {
                PayReply reply = stage.hotel().answer(stage.play(hotel -> hotel.pay(0, "r1", card)));
                finish(stage.hotel(), card, reply);
            });
            Scenes.everyPause(hotel -> hotel.pay(1, "r1", card), trigger -> held(solution, schedule, trigger), stage -> {
                stage.hotel().runFor(stage.hotel().reservation("r1").expiresAt() - stage.hotel().now());
                stage.play(hotel -> hotel.server(0).request("tick", service -> {
                    service.tick();
                    return true;
                }));
                finish(stage.hotel(), card, stage.hotel().answer(stage.hotel().pay(1, "r1", card)));
            });
        }
    }

    private static Hotel held(HotelSolution solution, Schedule schedule, Trigger trigger) {
        Hotel hotel = Scenes.hotel(solution, schedule, trigger, 0, 3).open().tick(false);
        held(hotel, 0, "r1", 2, 1);
        hotel.runFor(HOLD_MILLIS - 5_000);
        return hotel;
    }

    /** A tick of b, twelve seconds from now: seven after the end of the hold. */
    private static Request<?> sweepLater(Hotel hotel) {
        return hotel.server(1).request("tick", service -> {
            hotel.server(1).instance().time().sleep(12_000);
            service.tick();
            return true;
        });
    }

    private static void finish(Hotel hotel, String card, PayReply reply) {
        hotel.tick(true);
        hotel.runFor(5_000);
        Status status = hotel.reservation("r1").status();
        Expect.that("I4", status != Status.EXPIRED || hotel.psp().payments().isEmpty(),
                "The sweeper released a reservation whose payment was running: "
                + "EXPIRED, and the card was asked.");
        Expect.that("I4", reply != PayReply.CONFIRMED || status == Status.CONFIRMED,
                "A guest was told CONFIRMED; the reservation is " + status + ".");
        Expect.that("I4", reply != PayReply.EXPIRED || status == Status.EXPIRED, "A guest was told EXPIRED; the reservation is "
                + status + ".");
        hotel.settle();
        Status end = hotel.reservation("r1").status();
        Expect.that("I4", end == Status.EXPIRED || end == (card.equals("visa") ? Status.CONFIRMED : Status.CANCELED),
                "A reservation that was paid for with a card that is " + (card.equals("visa") ? "good" : "declined") + " ends as "
                        + end + ".");
    }

    // ------------------------------------------------------------------------------------------------------- C4

    @Test
    @Check(
            id = "C4",
            title = "Nobody swept, and the guest pays too late",
            points = 3,
            schedules = 4,
            hint = "The end of a hold counts, not whether somebody has noticed.")
    void tooLate(HotelSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            for (long late : new long[] {-1, 0, 1, 10_000}) {
                Hotel hotel = Scenes.hotel(solution, schedule, Scenes.setup(solution, schedule).withLatency(Latency.NONE), 0, 3,
                        new CardBank());
                hotel.open().tick(false);
                long end = held(hotel, 0, "r1", 2, 2);
                hotel.runFor(end + late - hotel.now());
                PayReply reply = hotel.answer(hotel.pay(1, "r1", "visa"));
                Expect.that("pay", reply == (late < 0 ? PayReply.CONFIRMED : PayReply.EXPIRED), "Pay " + late
                        + " ms after the hold expired returned " + reply + ".");
                Expect.equal("pay", "The status after a payment " + late + " ms after the end", late < 0 ? Status.CONFIRMED
                        : Status.EXPIRED,
                        hotel.reservation("r1").status());
                Expect.equal("pay", "The rooms reserved after a payment " + late + " ms after the end", late < 0 ? 2 : 0,
                        hotel.night(FIRST).reserved());
                Expect.equal("pay", "The answer to who asks again", reply, hotel.answer(hotel.pay(0, "r1", "visa")));
                hotel.tick(true);
                hotel.settle();
                Expect.equal("pay", "The payments made " + late + " ms after the end", late < 0 ? 1 : 0, hotel.psp().payments().size());
            }
        });
    }
}
