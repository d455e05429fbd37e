/**
 * A hotel chain to run bookings in: two instances, a store, a payment provider, and a witness of every commit. No test's own
 * expectation may live here.
 */
package dev.assay.labs.hotel.testbed;
