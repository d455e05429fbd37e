package dev.assay.labs.hotel.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.labs.hotel.CancelReply;
import dev.assay.labs.hotel.HoldReply;
import dev.assay.labs.hotel.HoldRequest;
import dev.assay.labs.hotel.HotelConfig;
import dev.assay.labs.hotel.HotelSolution;
import dev.assay.labs.hotel.PayReply;
import dev.assay.labs.hotel.testbed.CardBank;
import dev.assay.labs.hotel.testbed.Hotel;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.service.Client.Conversation;
import dev.assay.simulator.service.Fault;
import dev.assay.simulator.service.Faults;
import dev.assay.simulator.service.Latency;
import dev.assay.simulator.service.Request;
import dev.assay.simulator.service.World;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guests who cancel while their money moves, and a database that fails. */
@Part(id = "D", title = "Payment")
final class Cancellations {
    private static final LocalDate FIRST = Scenes.day(4);
    private static final long PRICE = 20_100;

    // ------------------------------------------------------------------------------------------------------- D5

    @Test
    @Check(
            id = "D5",
            title = "The guest cancels at any moment of his payment",
            points = 4,
            hint = "The capture may arrive before your void, or after it. What the provider says to the void tells which.")
    void cancelMeetsPayment(HotelSolution solution) {
        Schedule schedule = Schedule.of(17);
        Scenes.everyPause(hotel -> hotel.cancel(1, "r1"), trigger -> opened(solution, schedule, trigger), stage ->
                canceled(stage.hotel(), stage.play(hotel -> hotel.pay(0, "r1", "visa"))));
        // The first capture's answer is lost: whoever sweeps captures again, while the guest cancels.
        Scenes.everyPause(Cancellations::sweepLater, trigger -> opened(solution, schedule, trigger), stage -> {
            unfinished(stage.hotel());
            canceled(stage.hotel(), stage.play(hotel -> hotel.cancel(0, "r1")));
        });
        // The same, and the guest cancels while somebody else captures.
        Scenes.everyPause(hotel -> hotel.cancel(1, "r1"), trigger -> opened(solution, schedule, trigger), stage -> {
            unfinished(stage.hotel());
            stage.hotel().runFor(40_000);
            canceled(stage.hotel(), stage.play(hotel -> hotel.server(0).request("tick", service -> {
                service.tick();
                return true;
            })));
        });
    }

    private static Hotel opened(HotelSolution solution, Schedule schedule, Trigger trigger) {
        int[] captures = new int[1];
        Faults faults = call -> {
            boolean isCapture = call.port().equals("psp") && call.operation().startsWith("capture");
            return isCapture && call.instance().equals("lost") && captures[0]++ == 0 ? new Fault.LostRequest() : trigger.at(call);
        };
        Hotel hotel = Scenes.hotel(solution, schedule, Scenes.setup(solution, schedule).withFaults(faults), 0, 3, new CardBank()).open();
        hotel.boot("lost");
        hotel.tick(false);
        Payments.held(hotel, "r1");
        return hotel;
    }

    /** Authorized, and the request to capture was lost. */
    private static void unfinished(Hotel hotel) {
        Request<PayReply> pay = hotel.pay(2, "r1", "visa");
        hotel.world().runUntil(() -> pay.state() != Request.State.RUNNING, 60_000);
    }

    private static Request<?> sweepLater(Hotel hotel) {
        return hotel.server(1).request("tick", service -> {
            hotel.server(1).instance().time().sleep(19_000);
            service.tick();
            return true;
        });
    }

    private static void canceled(Hotel hotel, Request<?> played) {
        Scenes.requireNotAborted(played);
        hotel.tick(true);
        hotel.settle();
        CancelReply again = hotel.answer(hotel.cancel(1, "r1"));
        hotel.settle();
        long refund = hotel.psp().payments().isEmpty() ? 0 : PRICE;
        Expect.equal("cancel", "The answer to who cancels in time, in the end", new CancelReply.Canceled(refund), again);
        Expect.equal("cancel", "The rooms reserved after all was canceled", 0, hotel.night(FIRST).reserved());
        Expect.equal("cancel", "The answer to who pays for it then", PayReply.CANCELED, hotel.answer(hotel.pay(0, "r1", "visa")));
    }

    // ------------------------------------------------------------------------------------------------------- D6

    @Test
    @Check(
            id = "D6",
            title = "Canceled twice, at a provider that fails every other call: one refund",
            points = 2,
            schedules = 30,
            hint = "A refund has one key, whoever asks for it and however often.",
            keeps = "refunds at a provider that fails")
    void refundedOnce(HotelSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("guests");
            Weather weather = Weather.atTheProvider(schedule, 500);
            boolean[] isBad = new boolean[1];
            Faults faults = call -> isBad[0] ? weather.at(call) : Faults.NONE;
            Hotel hotel = Scenes.hotel(solution, schedule, faults, 0, 3).open();
            Payments.held(hotel, "r1");
            Expect.equal("pay", "The answer to who pays", PayReply.CONFIRMED, hotel.answer(hotel.pay(0, "r1", "visa")));
            isBad[0] = true;
            List<Conversation<CancelReply>> cancels = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                int server = i;
                cancels.add(hotel.insist(server, any -> hotel.cancel(any, "r1")));
                hotel.runFor(random.nextInt(i == 0 ? 6 : 12_000));
            }
            hotel.runFor(40_000);
            weather.clear();
            hotel.settle();
            for (Conversation<CancelReply> cancel : cancels) {
                Expect.equal("cancel", "The answer to who cancels, each time", new CancelReply.Canceled(PRICE),
                        hotel.answer("cancel", cancel));
            }
            long refunded = hotel.psp().payments("r1").getFirst().refundedMinor();
            Expect.that("cancel", refunded == PRICE, "Refunded " + Hotel.dollars(refunded) + " of " + Hotel.dollars(PRICE) + ".");
        });
    }

    // ------------------------------------------------------------------------------------------------------- D7

    @Test
    @Check(
            id = "D7",
            title = "Free of charge until a day before check-in, this moment included",
            points = 2,
            schedules = 2,
            hint = "Too late: the hotel keeps the money, and still takes what it has not captured.")
    void deadline(HotelSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            for (long after : new long[] {-1_000, 0, 1, 1_000}) {
                for (boolean isCaptured : new boolean[] {true, false}) {
                    deadline(solution, schedule, after, isCaptured);
                }
            }
        });
    }

    private static void deadline(HotelSolution solution, Schedule schedule, long after, boolean isCaptured) {
        long[] capturesUntil = new long[1];
        World.Setup setup = Scenes.setup(solution, schedule).withLatency(Latency.NONE);
        Hotel[] now = new Hotel[1];
        Faults faults = call -> !isCaptured && call.operation().startsWith("capture") && now[0].now() < capturesUntil[0]
                ? new Fault.Refused() : Faults.NONE;
        HotelConfig config = new HotelConfig(0, 60_000, 43_200_000, 30, 12);
        Hotel hotel = new Hotel(solution, Scenes.stays(), new World(setup.withFaults(faults)), schedule, config, new CardBank());
        now[0] = hotel;
        hotel.sell(1, 1, Hotel.TODAY, 8, 3, 10_050).open().tick(false);
        long deadline = Hotel.MIDNIGHT + 86_400_000 - 43_200_000;
        capturesUntil[0] = deadline + 60_000;
        hotel.runFor(deadline - 50_000 - hotel.now());
        HoldRequest stay = Hotel.stay("r1", Scenes.day(1), 2, 1);
        Expect.that("hold", hotel.answer(hotel.hold(0, stay)) instanceof HoldReply.Held,
                "There are rooms enough, and the guest gets none.");
        PayReply reply = hotel.answer(hotel.pay(0, "r1", "visa"));
        if (reply == PayReply.IN_PROGRESS && !isCaptured) {
            return; // who captures before he confirms has nothing to cancel yet
        }
        Expect.equal("pay", "The answer to who pays", PayReply.CONFIRMED, reply);
        hotel.runFor(deadline + after - hotel.now());
        String when = after <= 0 ? -after + " ms before the end of the free time" : after + " ms after the end of the free time";
        CancelReply expected = new CancelReply.Canceled(after <= 0 ? PRICE : 0);
        Expect.equal("cancel", "The answer to who cancels " + when, expected, hotel.answer(hotel.cancel(0, "r1")));
        Expect.equal("cancel", "The answer to who cancels again a second later", expected, laterAgain(hotel));
        Expect.equal("cancel", "The rooms reserved after all was canceled", 0, hotel.night(Scenes.day(1)).reserved());
        hotel.tick(true);
        hotel.runFor(60_000);
        hotel.settle();
    }

    private static CancelReply laterAgain(Hotel hotel) {
        hotel.runFor(2_000);
        return hotel.answer(hotel.cancel(1, "r1"));
    }

    // ------------------------------------------------------------------------------------------------------- D8

    @Test
    @Check(
            id = "D8",
            title = "A database that fails one call in sixteen, from the hold to the refund",
            points = 2,
            schedules = 40,
            hint = "A commit without an answer has happened, or has not. Both must be right.",
            keeps = "commits without an answer, from the hold to the refund")
    void unreliableStore(HotelSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("guests");
            Weather weather = Weather.atTheStore(schedule, 60);
            Hotel hotel = Scenes.hotel(solution, schedule, weather, 0, 3).open();
            List<Conversation<?>> all = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                String id = "r" + i;
                int server = random.nextInt(2);
                String card = random.chance(250) ? CardBank.DECLINED : "visa";
                Conversation<HoldReply> hold = hotel.insist(server, any -> hotel.hold(any, Hotel.stay(id, FIRST, 2, 1)));
                Expect.that("hold", hotel.answer("hold", hold) instanceof HoldReply.Held, "There are rooms enough, and a guest gets none.");
                all.add(hold);
                Conversation<PayReply> pay = hotel.insist(1 - server, any -> hotel.pay(any, id, card));
                PayReply reply = hotel.answer("pay", pay);
                Expect.that("pay", Payments.fits(card, reply), "A guest whose card is '" + card + "' is told " + reply + ".");
                all.add(pay);
            }
            all.add(hotel.insist(0, any -> hotel.cancel(any, "r0")));
            hotel.runFor(20_000);
            weather.clear();
            hotel.settle();
            all.forEach(conversation -> conversation.tries().forEach(Scenes::requireNotAborted));
            CancelReply end = hotel.answer(hotel.cancel(0, "r0"));
            Expect.that("cancel", end instanceof CancelReply.Declined || end.equals(new CancelReply.Canceled(PRICE)),
                    "A guest cancels in time, and is told " + end + ".");
            hotel.settle();
        });
    }
}
