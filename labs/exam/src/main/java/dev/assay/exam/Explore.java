package dev.assay.exam;

import dev.assay.simulator.Strategy;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stands beside {@link Check} in place of its {@code schedules}, on a test that wants its events in other orders than that
 * of time as well: how many schedules there are of each kind. They run in the order in which they are listed here.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Explore {
    /** Schedules in the order of time: the best at finding most mistakes. */
    int timed() default 0;

    /** Schedules in which any pending event may be next. */
    int walk() default 0;

    /**
     * Schedules with random priorities: they hold single messages, or one server's timers, back for long. Another word for it
     * is probabilistic concurrency testing.
     */
    int pct() default 0;

    /** For {@link #pct}: how many events must come in one order for the mistake to show, at least 1. */
    int depth() default 3;

    /** For {@link #pct}: how many events a run has, roughly, before the mistake can show, at least 1. */
    int steps() default 300;

    /** For {@link #walk} and {@link #pct}: an event overtakes another that is at most this much earlier, in virtual ms. */
    long windowMillis() default Strategy.ANY_WINDOW;

    /** Of a search through every order and fault: how many paths at most; fewer if there are not so many. */
    int exhaustive() default 0;

    /** For {@link #exhaustive}: how often a path may depart from what happens without trouble, at least 0. */
    int deviations() default Integer.MAX_VALUE;
}
