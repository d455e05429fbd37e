package dev.assay.labs.payment.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Part;
import dev.assay.labs.payment.PaymentSolution;
import dev.assay.simulator.Violation;
import org.junit.jupiter.api.Test;

/** How big it has to be. */
@Part(id = "Q", title = "Capacity")
final class Capacity {
    private static void near(String what, double expected, double tolerance, double answer) {
        if (!(Math.abs(answer - expected) <= expected * tolerance)) {
            throw new Violation("estimate", "Your answer, " + answer + " " + what + ", is off by more than "
                    + Math.round(tolerance * 100) + " %.");
        }
    }

    @Test
    @Check(id = "Q1", title = "Payments per second", points = 1, hint = "A day has 86,400 seconds.")
    void paymentsPerSecond(PaymentSolution solution) {
        near("payments per second", 11.574, 0.15, solution.estimates().paymentsPerSecond());
    }

    @Test
    @Check(id = "Q2", title = "Calls in flight at the peak", points = 1,
            hint = "Little: arrivals per second times seconds.")
    void inFlight(PaymentSolution solution) {
        near("calls in flight", 34.722, 0.10, solution.estimates().callsInFlightAtPeak());
    }

    @Test
    @Check(id = "Q3", title = "The journal's growth", points = 1, hint = "Orders, legs, bytes, days.")
    void growth(PaymentSolution solution) {
        near("GB a year", 170.82, 0.10, solution.estimates().journalGigabytesPerYear());
    }

    @Test
    @Check(id = "Q4", title = "How long until an order is given up", points = 1,
            hint = "Six tries have five waits between them.")
    void waiting(PaymentSolution solution) {
        near("seconds", 31, 0.0, solution.estimates().secondsBeforeGivingUp());
    }
}
