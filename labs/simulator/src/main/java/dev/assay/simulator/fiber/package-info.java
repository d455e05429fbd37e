/**
 * Fibers: code that looks blocking, and runs only when a kernel says so. Two tiny interfaces and two backends; no choice of what
 * runs next may live here, and nothing of services.
 */
package dev.assay.simulator.fiber;
