/**
 * Classes that join the metered copies of the JDK's library: views on what a lab hands to student code, and methods
 * that stand in for those of the JDK that hide their cost. They are written against the JDK's own names; rewriting
 * copies them and points the copies at the other copies, so no class here is used as it stands.
 */
package dev.assay.simulator.fuel.library;
