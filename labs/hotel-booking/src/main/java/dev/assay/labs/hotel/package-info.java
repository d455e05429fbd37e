/**
 * The contract of the lab "hotel booking": what a student implements, from counting nights to bookings that survive crashes between a
 * database and a payment provider. Published to students; no test and no solution may live here. Times are milliseconds since
 * 1970-01-01 00:00 UTC, prices are US cents, and a date begins at {@code date.toEpochDay() * 86_400_000L}.
 */
package dev.assay.labs.hotel;
