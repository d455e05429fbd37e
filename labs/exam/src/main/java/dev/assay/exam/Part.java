package dev.assay.exam;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Stands on a class with tests of a lab and says which part of the lab they belong to. Several classes may belong to
 * one part; then they state the same title.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(CheckExtension.class)
@AddLifecycleHook(PropertyHook.class)
public @interface Part {
    /** Short and unique in the lab, for example {@code A}. */
    String id();

    /** What people call it. */
    String title();
}
