/**
 * The deterministic world in which student code runs: virtual time, labelled random numbers, a network with faults, nodes
 * that crash between two outside effects, puppets, and monitors that watch every event. A run is a function of the code
 * and the schedule, whichever strategy chooses the order of events, so nothing here may read a clock, start a thread or
 * draw a number that has no label. What a particular lab means by right or wrong does not live here.
 */
package dev.assay.simulator;
