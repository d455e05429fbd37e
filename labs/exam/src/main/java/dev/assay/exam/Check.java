package dev.assay.exam;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stands beside {@code @Test} or {@code @Property} on a method that grades. A check fails by throwing
 * {@link dev.assay.simulator.Violation}, or by an assertion, of which a student learns less.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Check {
    /** Short and unique in the lab, for example {@code A2}. */
    String id();

    /** What it shows, as a student reads it. Public, even where the test is hidden. */
    String title();

    /** What it is worth, in whole points; 0 for every public test. */
    int points() default 0;

    /**
     * How many schedules it runs, at least 1. For a property: how many tries, in place of those that {@code @Property}
     * states; 1 leaves these as they are.
     */
    int schedules() default 1;

    /** Help for a student who fails it. */
    String hint() default "";

    /** Ids of tests that stand before this one and must have passed; otherwise this one is skipped, not failed. */
    String[] needs() default {};

    /** What a student learns of a failure, if the test is hidden. */
    Feedback feedback() default Feedback.HINT;

    /** Why the test stays, although another one catches every flawed solution that it catches. */
    String keeps() default "";
}
