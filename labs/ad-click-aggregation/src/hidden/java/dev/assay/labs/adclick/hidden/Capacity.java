package dev.assay.labs.adclick.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.labs.adclick.AdClickSolution;
import dev.assay.labs.adclick.Estimates;
import org.junit.jupiter.api.Test;

/** The same questions with other numbers. */
@Part(id = "Q", title = "Capacity")
final class Capacity {
    private static void near(String what, double expected, double actual) {
        Expect.that("estimate", Math.abs(actual - expected) <= expected / 100, what + " is not within 1 %.");
    }

    @Test
    @Check(id = "Q1", title = "Clicks a second", points = 1, hint = "A day has 86,400 seconds.")
    void rates(AdClickSolution solution) {
        Estimates estimates = solution.estimates();
        near("averageQps", 2_893.52, estimates.averageQps(2.5e8));
        near("averageQps", 1, estimates.averageQps(86_400));
        near("averageQps", 46_296.3, estimates.averageQps(4e9));
        near("peakQps", 8_680.56, estimates.peakQps(2.5e8, 3));
        near("peakQps", 1.5, estimates.peakQps(86_400, 1.5));
        near("peakQps", 462_963, estimates.peakQps(4e9, 10));
    }

    @Test
    @Check(id = "Q2", title = "Storage and growth", points = 1, hint = "Growth compounds.")
    void storage(AdClickSolution solution) {
        Estimates estimates = solution.estimates();
        near("rawBytes", 3.5e11, estimates.rawBytes(2.5e8, 200, 7));
        near("rawBytes", 3.65e13, estimates.rawBytes(1e9, 100, 365));
        near("rawBytes", 1, estimates.rawBytes(1, 1, 1));
        near("doublingYears", 1, estimates.doublingYears(1));
        near("doublingYears", 14.2067, estimates.doublingYears(0.05));
        near("doublingYears", 0.630930, estimates.doublingYears(2));
    }

    @Test
    @Check(id = "Q3", title = "Bloom filters", points = 1, hint = "ln(1/p) / (ln 2)^2 bits; with k whole hash functions (1 - e^(-k/b))^k.")
    void bloom(AdClickSolution solution) {
        Estimates estimates = solution.estimates();
        near("bloomBitsPerElement", 9.58506, estimates.bloomBitsPerElement(0.01));
        near("bloomBitsPerElement", 4.79253, estimates.bloomBitsPerElement(0.1));
        near("bloomBitsPerElement", 28.7552, estimates.bloomBitsPerElement(1e-6));
        near("bloomFpRate", 0.0215772, estimates.bloomFpRate(8));
        near("bloomFpRate", 0.632121, estimates.bloomFpRate(1));
        near("bloomFpRate", 0.000458709, estimates.bloomFpRate(16));
    }

    @Test
    @Check(id = "Q4", title = "Minutes with clicks, and catching up", points = 1, hint = "A minute is empty with e^-mean. While you catch up, new records keep coming.")
    void minutes(AdClickSolution solution) {
        Estimates estimates = solution.estimates();
        near("nonEmptyMinutesPerAdPerDay", 1_440 * (1 - Math.exp(-1)), estimates.nonEmptyMinutesPerAdPerDay(1.44e9, 1e6));
        near("nonEmptyMinutesPerAdPerDay", 1_438.61, estimates.nonEmptyMinutesPerAdPerDay(1e9, 1e5));
        near("nonEmptyMinutesPerAdPerDay", 0.999653, estimates.nonEmptyMinutesPerAdPerDay(1e6, 1e6));
        near("catchUpSeconds", 330, estimates.catchUpSeconds(300, 30, 2));
        near("catchUpSeconds", 60, estimates.catchUpSeconds(0.0001, 60, 2));
        near("catchUpSeconds", 800, estimates.catchUpSeconds(100, 300, 1.5));
    }
}
