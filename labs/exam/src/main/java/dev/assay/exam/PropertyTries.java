package dev.assay.exam;

import java.lang.reflect.Method;
import net.jqwik.api.Property;
import org.junit.platform.commons.support.AnnotationSupport;

/** How many schedules a check runs: what it states itself, or, for a property that leaves it open, its tries. */
public final class PropertyTries {
    /** What jqwik takes where a property does not state its tries. */
    private static final int STANDARD = 1_000;

    private PropertyTries() {}

    /** The schedules of a check before any factor is applied. */
    public static int schedules(Method method, Check check) {
        if (check.schedules() != 1) {
            return check.schedules();
        }
        return AnnotationSupport.findAnnotation(method, Property.class)
                .map(property -> property.tries() == Property.TRIES_NOT_SET ? STANDARD : property.tries())
                .orElse(1);
    }
}
