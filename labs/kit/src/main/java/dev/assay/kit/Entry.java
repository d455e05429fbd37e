package dev.assay.kit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stands on a lab's solution interface and names the class through which the lab's tests reach a solution. That class
 * implements the interface and has a public constructor without parameters; the skeleton contains it, complete.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Entry {
    /** The fully qualified name of the entry class, for example {@code raft.Solution}. */
    String value();
}
