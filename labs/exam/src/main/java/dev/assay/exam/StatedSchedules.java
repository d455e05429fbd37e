package dev.assay.exam;

import dev.assay.simulator.Portfolio;
import dev.assay.simulator.Strategy;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Property;
import org.junit.platform.commons.support.AnnotationSupport;

/** How many schedules a check runs, and of which kinds: what it states itself, or, for a property that leaves it open, its tries. */
public final class StatedSchedules {
    /** What jqwik takes where a property does not state its tries. */
    private static final int STANDARD_TRIES = 1_000;

    private StatedSchedules() {}

    /** The schedules of a check before any factor is applied. */
    public static int count(Method method, Check check) {
        if (method.isAnnotationPresent(Explore.class)) {
            return portfolio(method, check).count();
        }
        if (check.schedules() != 1) {
            return check.schedules();
        }
        return AnnotationSupport.findAnnotation(method, Property.class)
                .map(property -> property.tries() == Property.TRIES_NOT_SET ? STANDARD_TRIES : property.tries())
                .orElse(1);
    }

    /**
     * The schedules of a check that is no property, before any factor is applied.
     *
     * @throws IllegalArgumentException if they cannot be as stated; the message says what to change
     */
    public static Portfolio portfolio(Method method, Check check) {
        Explore explore = method.getAnnotation(Explore.class);
        if (explore == null) {
            return Portfolio.timed(check.schedules());
        }
        if (check.schedules() != 1) {
            throw new IllegalArgumentException("states its schedules twice; leave the count of @Check away");
        }
        if (AnnotationSupport.isAnnotated(method, Property.class)) {
            throw new IllegalArgumentException("is a property, which has tries and no schedules; take @Explore away");
        }
        List<Portfolio.Stretch> stretches = new ArrayList<>();
        add(stretches, explore.timed(), new Strategy.Timed());
        add(stretches, explore.walk(), new Strategy.Walk(explore.windowMillis()));
        add(stretches, explore.pct(), new Strategy.Pct(explore.depth(), explore.steps(), explore.windowMillis()));
        add(stretches, explore.exhaustive(), new Strategy.Exhaustive(explore.deviations()));
        return new Portfolio(stretches);
    }

    private static void add(List<Portfolio.Stretch> stretches, int count, Strategy strategy) {
        if (count != 0) {
            stretches.add(new Portfolio.Stretch(strategy, count));
        }
    }
}
