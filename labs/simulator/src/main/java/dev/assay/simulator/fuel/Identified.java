package dev.assay.simulator.fuel;

/**
 * An object of a student's class. Rewriting adds a field that numbers the objects in the order in which that is asked.
 */
public interface Identified {
    /** The same number whenever it is asked, in place of the JVM's, which differs from run to run. */
    int identity$();
}
