package dev.assay.labs.hotel.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.kit.port.PspStatus;
import dev.assay.labs.hotel.CancelReply;
import dev.assay.labs.hotel.HoldReply;
import dev.assay.labs.hotel.HotelSolution;
import dev.assay.labs.hotel.PayReply;
import dev.assay.labs.hotel.Status;
import dev.assay.labs.hotel.testbed.CardBank;
import dev.assay.labs.hotel.testbed.Hotel;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.Client.Conversation;
import dev.assay.simulator.service.Fault;
import dev.assay.simulator.service.Faults;
import dev.assay.simulator.service.PortCall;
import dev.assay.simulator.service.Request;
import dev.assay.simulator.service.World;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A store and a payment provider that know nothing of each other, and processes that die between them. */
@Part(id = "D", title = "Payment")
final class Payments {
    private static final LocalDate FIRST = Scenes.day(4);

    /** A hold of one room for two nights. */
    static void held(Hotel hotel, String id) {
        HoldReply reply = hotel.answer(hotel.hold(0, Hotel.stay(id, FIRST, 2, 1)));
        Expect.that("hold", reply instanceof HoldReply.Held, "There are rooms enough, and the guest of " + id + " is told " + reply + ".");
    }

    /** What becomes of a reservation that is paid for with a card, if nobody cancels it. */
    private static Status becomes(String card) {
        return card.startsWith(CardBank.DECLINED) || card.startsWith(CardBank.REFUSED) ? Status.CANCELED : Status.CONFIRMED;
    }

    /** Whether a guest can be told so. */
    static boolean fits(String card, PayReply reply) {
        return reply == PayReply.IN_PROGRESS || reply == (card.startsWith(CardBank.DECLINED) ? PayReply.DECLINED : PayReply.CONFIRMED)
                || card.startsWith(CardBank.REFUSED) && reply == PayReply.CANCELED;
    }

    // ------------------------------------------------------------------------------------------------------- D1

    @Test
    @Check(
            id = "D1",
            title = "A provider that loses requests, loses answers and is late",
            points = 5,
            schedules = 60,
            hint = "No answer is no refusal. Ask again with the same key until you know.")
    void unreliable(HotelSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("guests");
            Weather weather = Weather.atTheProvider(schedule, 400);
            Hotel hotel = Scenes.hotel(solution, schedule, weather, 0, 6).open();
            Map<String, String> cards = new TreeMap<>();
            Map<String, Conversation<PayReply>> pays = new TreeMap<>();
            for (int i = 0; i < 5; i++) {
                String id = "r" + i;
                String card = random.chance(330) ? CardBank.DECLINED : random.chance(200) ? CardBank.REFUSED : "visa";
                cards.put(id, card);
                held(hotel, id);
                int server = random.nextInt(2);
                pays.put(id, hotel.insist(server, any -> hotel.pay(any, id, card)));
                hotel.runFor(random.nextInt(2_000));
            }
            String canceled = random.chance(500) ? "r0" : "";
            hotel.runFor(random.nextInt(30_000));
            if (!canceled.isEmpty()) {
                hotel.insist(0, any -> hotel.cancel(any, canceled));
            }
            hotel.runFor(30_000);
            weather.clear();
            hotel.settle();
            cards.forEach((id, card) -> {
                PayReply reply = hotel.answer("pay", pays.get(id));
                Status status = hotel.reservation(id).status();
                Expect.that("pay", fits(card, reply) || id.equals(canceled), "A guest whose card is '" + card + "' was told "
                        + reply + ".");
                Expect.that("pay", status == becomes(card) || id.equals(canceled), "A guest's card is '" + card
                        + "', and the reservation ends as " + status + ".");
                PayReply again = hotel.answer(hotel.pay(1, id, "another"));
                boolean isTrue = again == PayReply.CONFIRMED && status == Status.CONFIRMED || again == PayReply.DECLINED
                        && card.equals(CardBank.DECLINED)
                        || again == PayReply.CANCELED && status == Status.CANCELED && !card.equals(CardBank.DECLINED);
                Expect.that("pay", isTrue, "A guest whose card is '" + card + "' asks again at the end and is told " + again
                        + "; the reservation is " + status + ".");
                if (card.equals(CardBank.DECLINED)) {
                    Expect.equal("cancel", "The answer to who cancels after his card was declined", new CancelReply.Declined(),
                            hotel.answer(hotel.cancel(0, id)));
                }
            });
            hotel.settle();
        });
    }

    // ------------------------------------------------------------------------------------------------------- D2

    @Test
    @Check(
            id = "D2",
            title = "A process dies at any moment of a payment",
            points = 5,
            hint = "Write down first what you are about to do, and what is due if you do not come back. tick() goes on from there.")
    void crash(HotelSolution solution) {
        for (String card : List.of("visa", CardBank.DECLINED, CardBank.REFUSED)) {
            for (boolean insists : new boolean[] {true, false}) {
                Schedule schedule = Schedule.of(11);
                Scenes.everyCrash(trigger -> {
                    Hotel hotel = paid(solution, schedule, trigger, card);
                    if (insists) {
                        PayReply reply = hotel.answer("pay", hotel.insist(1, any -> hotel.pay(any, "r1", card)));
                        Expect.that("pay", fits(card, reply), "After a crash a guest whose card is '" + card + "' is told " + reply + ".");
                    }
                    rest(hotel, card, insists);
                });
            }
        }
        costs(solution);
    }

    private static Hotel paid(HotelSolution solution, Schedule schedule, Trigger trigger, String card) {
        Hotel hotel = Scenes.hotel(solution, schedule, trigger, 0, 3).open().tick(false);
        held(hotel, "r1");
        trigger.arm();
        Request<PayReply> pay = hotel.pay(0, "r1", card);
        hotel.world().runUntil(() -> pay.state() != Request.State.RUNNING, 60_000);
        trigger.disarm();
        return hotel.tick(true);
    }

    private static void rest(Hotel hotel, String card, boolean isTold) {
        hotel.runFor(60_000);
        hotel.settle();
        Status end = hotel.reservation("r1").status();
        Expect.that("pay", end == becomes(card) || end == Status.EXPIRED && !isTold,
                "Two minutes after a crash the reservation of a guest whose card is '" + card
                + "' is " + end + ".");
        Expect.equal("I1", "The rooms reserved", end == Status.CONFIRMED ? 1 : 0, hotel.night(FIRST).reserved());
    }

    /** Without faults: what a payment may cost, and what keys and references it uses. */
    private static void costs(HotelSolution solution) {
        Hotel hotel = Scenes.hotel(solution, Schedule.of(12), Faults.none(), 0, 3).open().tick(false);
        held(hotel, "r1");
        int before = hotel.world().calls().size();
        Expect.equal("pay", "The answer to who pays", PayReply.CONFIRMED, hotel.answer(hotel.pay(0, "r1", "visa")));
        List<PortCall> calls = hotel.world().calls().subList(before, hotel.world().calls().size());
        long ofStore = calls.stream().filter(call -> call.port().equals("store")).count();
        Expect.that("cost", ofStore <= 24, "A payment took " + ofStore + " calls of the store; 24 are allowed.");
        Expect.that("cost", calls.size() - ofStore <= 2, "A payment took " + (calls.size() - ofStore)
                + " calls of the provider; two are allowed.");
        Expect.equal("pay", "When a payment is answered, its status at the provider", PspStatus.CAPTURED,
                hotel.psp().payments("r1").getFirst().status());
        int asked = hotel.psp().asked().size();
        Expect.equal("pay", "The answer to who pays twice", PayReply.CONFIRMED, hotel.answer(hotel.pay(1, "r1", "mastercard")));
        hotel.tick(true).runFor(60_000);
        Expect.equal("pay", "What the provider is asked after all is done", 0, hotel.psp().asked().size() - asked);
    }

    // ------------------------------------------------------------------------------------------------------- D3

    @Test
    @Check(
            id = "D3",
            title = "Whoever goes on where another died can die too",
            points = 3,
            hint = "A recovery needs what a payment needs: something in the store that says that it is not done.",
            keeps = "a second crash at every moment of a recovery")
    void secondCrash(HotelSolution solution) {
        for (String card : List.of("visa", CardBank.DECLINED)) {
            Schedule schedule = Schedule.of(13);
            Trigger all = new Trigger("a", -1, Faults.NONE);
            paid(solution, schedule, all, card);
            for (int k = 0; k < Math.min(all.calls().size(), Scenes.MOST_CALLS); k++) {
                if (Scenes.hasEffect(all.calls().get(k))) {
                    recoveries(solution, schedule, card, k, Scenes.named(k, all.calls()));
                }
            }
        }
    }

    /** After a crash at a call: once for each call with an effect of what goes on then. */
    private static void recoveries(HotelSolution solution, Schedule schedule, String card, int first, String where) {
        List<PortCall> calls = new ArrayList<>();
        int[] before = new int[1];
        again(solution, schedule, card, first, -1, calls, before);
        int tried = 0;
        for (int number = before[0]; number < calls.size() && tried < 12; number++) {
            if (Scenes.hasEffect(calls.get(number))) {
                tried++;
                try {
                    again(solution, schedule, card, first, number, null, before);
                } catch (Violation violation) {
                    throw new Violation(violation.rule(), violation.sentence() + " (The first crash right after call " + where
                            + " of pay; then the recovery itself crashed right after its " + tried
                                    + ". call with an effect, and nobody resumed it.)");
                }
            }
        }
    }

    private static void again(
            HotelSolution solution, Schedule schedule, String card, int first, int second, List<PortCall> seen, int[] before) {
        Trigger trigger = new Trigger("a", first, new Fault.CrashAfter());
        Faults both = call -> second >= 0 && call.number() == second ? new Fault.CrashAfter() : trigger.at(call);
        World.Setup setup = Scenes.setup(solution, schedule).withFaults(both);
        Hotel hotel = Scenes.hotel(solution, schedule, setup, 0, 3, new CardBank()).open().tick(false);
        held(hotel, "r1");
        trigger.arm();
        Request<PayReply> pay = hotel.pay(0, "r1", card);
        hotel.world().runUntil(() -> pay.state() != Request.State.RUNNING, 60_000);
        trigger.disarm();
        before[0] = hotel.world().calls().size();
        hotel.tick(true);
        hotel.runFor(60_000);
        rest(hotel, card, false);
        if (seen != null) {
            seen.addAll(hotel.world().calls());
        }
    }

    // ------------------------------------------------------------------------------------------------------- D4

    @Test
    @Check(
            id = "D4",
            title = "The bank authorizes, and then refuses to capture",
            points = 3,
            schedules = 8,
            hint = "A definite refusal after the pivot is compensated: canceled, and the rooms back.",
            keeps = "a capture that is refused for good, without any other trouble")
    void refusedCapture(HotelSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Hotel hotel = Scenes.hotel(solution, schedule, Faults.none(), 0, 3).open();
            held(hotel, "r1");
            held(hotel, "r2");
            PayReply reply = hotel.answer(hotel.pay(0, "r1", CardBank.REFUSED));
            Expect.that("pay", reply == PayReply.CANCELED, "Capture was refused, and the guest is told " + reply + ".");
            Expect.equal("pay", "The answer to a good card", PayReply.CONFIRMED, hotel.answer(hotel.pay(1, "r2", "visa")));
            hotel.settle();
            Status status = hotel.reservation("r1").status();
            Expect.that("pay", status == Status.CANCELED, "Capture was refused but the reservation stays " + status + ".");
            Expect.equal("I1", "The rooms reserved when one of two guests could not pay", 1, hotel.night(FIRST).reserved());
            Expect.equal("cancel", "The answer to who cancels after the bank refused", new CancelReply.Canceled(0),
                    hotel.answer(hotel.cancel(0, "r1")));
            Expect.equal("pay", "The answer to who pays again after the bank refused", PayReply.CANCELED,
                    hotel.answer(hotel.pay(0, "r1", "visa")));
            hotel.settle();
            requireManual(hotel);
        });
    }

    /** Authorized and captured are two steps: nobody pays before his reservation is confirmed. */
    private static void requireManual(Hotel hotel) {
        long captures = hotel.psp().asked().stream().filter(asked -> asked.operation().equals("capture")).count();
        Expect.that("pay", captures >= 2, "Two cards were authorized, and the provider was asked " + captures + " times to capture.");
    }
}
