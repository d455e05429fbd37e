/**
 * What rewritten student code calls at run time: the counters that make its cost exact. Student sources cannot name this
 * package (admission refuses it); only rewriting puts calls here. Nothing else may live here.
 */
package dev.assay.simulator.fuel;
