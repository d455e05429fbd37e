/**
 * Ports: what a service calls to reach the world outside of it. A call is one round trip: other requests may run meanwhile, it may
 * end without an answer, and the process may die before or after it. Types here are contracts that student code sees; what
 * simulates them lives in the simulator, and a real counterpart is compared with it in a contract test.
 */
package dev.assay.kit.port;
