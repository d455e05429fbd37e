/**
 * What the lab's tests have in common, published with the public ones: a service and its stores, devices with files and users, and a
 * witness of the invariants. No test, and nothing of a solution.
 */
package dev.assay.labs.filestorage.testbed;
