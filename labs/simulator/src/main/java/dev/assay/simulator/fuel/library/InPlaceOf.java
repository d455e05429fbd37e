package dev.assay.simulator.fuel.library;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The public static methods of this class are called in place of those of the same name of another class: of a static
 * one with the same parameters, or of an instance method whose receiver is the first parameter.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@interface InPlaceOf {
    /** The classes' internal names, {@code java/lang/String}. */
    String[] value();
}
