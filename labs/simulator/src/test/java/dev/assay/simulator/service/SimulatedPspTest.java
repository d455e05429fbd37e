package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.kit.port.Money;
import dev.assay.kit.port.OutcomeUnknown;
import dev.assay.kit.port.Psp;
import dev.assay.kit.port.PspCreate;
import dev.assay.kit.port.PspStatus;
import dev.assay.kit.port.TransferStatus;
import dev.assay.simulator.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The simulated provider keeps the contract; and what only tests see of it: courses, webhooks, the settlement file. */
final class SimulatedPspTest extends PspContract {
    private static final Money TEN = new Money(1_000, "USD");

    /** Cards, references and accounts as the contract names them. */
    private static final Bank CONTRACT = new Bank() {
        @Override
        public Course course(PspCreate request) {
            return switch (request.cardToken()) {
                case DECLINED -> Course.declined("insufficient_funds");
                case PROCESSING -> Course.processing(1_000, PspStatus.CAPTURED);
                case REFUSES_CAPTURE -> Course.captured().refusingCapture();
                case "" -> Course.requiresAction(0, PspStatus.REQUIRES_ACTION);
                default -> Course.captured();
            };
        }

        @Override
        public TransferCourse course(String reference, String bankAccount, Money amount) {
            TransferStatus status = bankAccount.equals(NO_ACCOUNT) ? TransferStatus.REJECTED : TransferStatus.PAID;
            return new TransferCourse(status, 0, status);
        }

        @Override
        public long thinkMillis(String operation, String reference) {
            return operation.equals("create") && reference.equals(SLOW) ? 400 : 0;
        }
    };

    private static World world(Faults faults) {
        return new World(World.Setup.quiet(Schedule.of(1), "student").withFaults(faults));
    }

    /** What it gave or threw, for whoever wants to look after the request has ended. */
    private static Request<Object> ask(Instance instance, Psp psp, Function<Psp, ?> request) {
        return instance.begin("request", () -> {
            try {
                return request.apply(psp);
            } catch (RuntimeException e) {
                return e;
            }
        });
    }

    @Override
    Bench fresh() {
        long[] late = {0};
        World world = world(call -> {
            long millis = late[0];
            late[0] = 0;
            return millis == 0 ? Faults.NONE : new Fault.LateEffect(millis);
        });
        Psp psp = new SimulatedPsp(world, CONTRACT);
        Instance instance = world.instance("client");
        return new Bench() {
            @Override
            @SuppressWarnings("unchecked")
            public <R> R with(Function<Psp, R> request) {
                Request<Object> asked = ask(instance, psp, request);
                assertTrue(world.runUntil(asked::isAnswered, 60_000));
                if (asked.result() instanceof RuntimeException thrown) {
                    throw thrown;
                }
                return (R) asked.result();
            }

            @Override
            public List<Object> both(Function<Psp, ?> first, Function<Psp, ?> second) {
                Request<Object> one = ask(instance, psp, first);
                world.runFor(100);
                Request<Object> other = ask(instance, psp, second);
                world.runFor(1_000);
                return List.of(one.result(), other.result());
            }

            @Override
            public void nextArrivesAfter(long millis) {
                late[0] = millis;
            }

            @Override
            public void pass(long millis) {
                world.runFor(millis);
            }
        };
    }

    @Test
    void aProviderThatThinksForTooLongHasDoneItAllTheSame() {
        World world = world(Faults.none());
        SimulatedPsp psp = new SimulatedPsp(world, new Bank() {
            @Override
            public Course course(PspCreate request) {
                return Course.captured();
            }

            @Override
            public long thinkMillis(String operation, String reference) {
                return 12_000;
            }
        });
        Request<Object> asked = ask(world.instance("client"), psp, port -> port.create("k", new PspCreate("o1", "tok",
                TEN, true)));
        world.runFor(9_999);
        assertEquals(Request.State.RUNNING, asked.state());
        world.runFor(1);
        assertInstanceOf(OutcomeUnknown.class, asked.result());
        assertEquals(1, psp.payments("o1").size());
    }

    @Test
    void eventsComeInCopiesLateAndUntilTheyAreAccepted() {
        World world = world(Faults.none());
        Instance instance = world.instance("shop");
        SimulatedPsp psp = new SimulatedPsp(world, request -> Bank.Course.processing(500, PspStatus.CAPTURED));
        List<String> heard = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        Webhooks webhooks = psp.tell(Schedule.of(3), new Webhooks.Manner(0, 3_000, 3),
                event -> instance.begin("webhook", () -> {
            heard.add(event.id() + " " + event.payment().status());
            times.add(world.nowMillis());
            return world.nowMillis() > 9_000;
        }));
        ask(instance, psp, port -> port.create("k", new PspCreate("o1", "tok", TEN, true)));
        world.runToRest();
        assertTrue(heard.contains("evt_0 PROCESSING"));
        assertTrue(heard.contains("evt_1 CAPTURED"));
        assertEquals(heard.size(), webhooks.deliveries().size());
        long accepted = webhooks.deliveries().stream().filter(Webhooks.Delivery::isAccepted).count();
        long copies = times.stream().filter(time -> time < 5_000).count();
        assertEquals(copies, accepted, "every copy is accepted in the end, once: " + heard + times);
        assertTrue(copies > 2, "copies: " + heard);
    }

    @Test
    void theProviderGivesUpAfterTwentyDeliveries() {
        World world = world(Faults.none());
        Instance instance = world.instance("shop");
        SimulatedPsp psp = new SimulatedPsp(world, request -> Bank.Course.captured());
        Webhooks webhooks = psp.tell(Schedule.of(1), Webhooks.Manner.PROMPT, event -> instance.begin("webhook",
                () -> false));
        ask(instance, psp, port -> port.create("k", new PspCreate("o1", "tok", TEN, true)));
        world.runToRest();
        assertEquals(Webhooks.MOST_DELIVERIES, webhooks.deliveries().size());
        assertEquals((Webhooks.MOST_DELIVERIES - 1) * Webhooks.AGAIN_AFTER_MILLIS, world.nowMillis());
    }

    @Test
    void theSettlementFileHoldsWhatHasMoved() {
        World world = world(Faults.none());
        SimulatedPsp psp = new SimulatedPsp(world, request -> request.reference().equals("odd")
                ? Bank.Course.captured().moving(new Money(999, "EUR"))
                : request.reference().equals("no") ? Bank.Course.declined("stolen") : Bank.Course.captured());
        Instance instance = world.instance("shop");
        for (String reference : List.of("o1", "no", "odd")) {
            ask(instance, psp, port -> port.create("k" + reference, new PspCreate(reference, "tok", TEN, true)));
        }
        world.runFor(1);
        ask(instance, psp, port -> port.refund("r", psp.payments("o1").getFirst().id(), new Money(300, "USD")));
        world.runFor(1);
        assertEquals(
                List.of(new SimulatedPsp.Settled("line_0", "pay_0", "o1", false, TEN, 0),
                        new SimulatedPsp.Settled("line_1", "pay_2", "odd", false, new Money(999, "EUR"), 0),
                        new SimulatedPsp.Settled("line_2", "pay_0", "o1", true, new Money(300, "USD"), 1)),
                psp.settled());
        assertEquals(List.of("create ko1 o1", "create kno no", "create kodd odd", "refund r pay_0"),
                psp.asked().stream().map(call -> call.operation() + " " + call.key() + " " + call.reference())
                        .toList());
    }
}
