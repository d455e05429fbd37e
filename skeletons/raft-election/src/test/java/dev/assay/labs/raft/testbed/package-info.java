/**
 * The laboratory in which Raft servers are tested: a simulated disk, a cluster with the monitors M1 to M10, and a bench for
 * one server among puppets. Published with the public tests, so that students see the same rules and messages at home.
 * No seeds, schedules or expected values of hidden tests may live here.
 */
package dev.assay.labs.raft.testbed;
