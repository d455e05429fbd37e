/**
 * What rewritten student code calls at run time: the counters that make its cost exact, and the few operations whose
 * outcome the JDK leaves open. Student sources cannot name this package (admission refuses it); only rewriting puts
 * calls here. Nothing else may live here.
 */
package dev.assay.simulator.fuel;
