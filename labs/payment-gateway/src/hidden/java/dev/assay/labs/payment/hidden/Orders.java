package dev.assay.labs.payment.hidden;

import dev.assay.exam.Submission;
import dev.assay.labs.payment.MoneyCodec;
import dev.assay.labs.payment.OrderSpec;
import dev.assay.labs.payment.PaymentRequest;
import dev.assay.labs.payment.PaymentSolution;
import dev.assay.labs.payment.testbed.Shop;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.Fault;
import dev.assay.simulator.service.PortCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the tests of the service have in common: checkouts, shops on the reference's amounts, and faults at one call.
 */
final class Orders {
    private Orders() {}

    /** A shop whose amounts are the reference's: whoever reads amounts wrongly has lost those points in part A. */
    static Shop.Plan plan(PaymentSolution solution, Schedule schedule) {
        return new Shop.Plan(solution, reference(), schedule);
    }

    static MoneyCodec reference() {
        return Submission.reference(PaymentSolution.class).money();
    }

    /** A checkout with as many orders, each of some seller's, in some currency. */
    static PaymentRequest checkout(String name, String card, int orders, RandomStream random) {
        List<OrderSpec> specs = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            String currency = List.of("USD", "EUR", "JPY").get(random.nextInt(3));
            String amount = 1 + random.nextInt(900) + (currency.equals("JPY") ? "" : "." + (10 + random.nextInt(90)));
            specs.add(new OrderSpec("o" + name + "_" + i, "s" + random.nextInt(3), amount, currency));
        }
        return new PaymentRequest(name, "b" + random.nextInt(4), card, specs);
    }

    /** One order of a known amount. */
    static PaymentRequest single(String name, String card, String seller, String amount) {
        return new PaymentRequest(name, "b1", card, List.of(new OrderSpec("o" + name + "_0", seller, amount, "USD")));
    }

    /** A call that something happened at, for the sentence that tells of it. */
    static final class Spot {
        private final String instance;
        private final int index;
        private PortCall call;

        /** The call of that number of that instance. */
        Spot(String instance, int index) {
            this.instance = instance;
            this.index = index;
        }

        Predicate<PortCall> hit() {
            return one -> {
                boolean isIt = one.instance().equals(instance) && one.index() == index;
                call = isIt ? one : call;
                return isIt;
            };
        }

        /** Runs it; what fails says what had happened. */
        void in(String what, Runnable run) {
            try {
                run.run();
            } catch (Violation violation) {
                String where = call == null ? "" : " (" + what + " " + call.port() + "." + call.operation()
                        + ", call #" + call.index() + " of "
                        + call.instance() + ")";
                throw new Violation(violation.rule(), violation.sentence() + where);
            }
        }
    }

    static String inWords(Fault crash) {
        return crash instanceof Fault.CrashBefore ? "the process died before" : "the process died after";
    }
}
