/**
 * What the tests of music streaming share: workers and their queue, a device with a network, an origin, traces.
 * Published; no solution.
 */
package dev.assay.labs.music.testbed;
