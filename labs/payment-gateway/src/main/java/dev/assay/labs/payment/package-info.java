/**
 * The contract of the lab "payment gateway": what a student implements, from amounts and double entry to a service that
 * charges exactly
 * once while networks, databases and processes fail. Published to students; no test and no solution may live here.
 * Times are
 * milliseconds, money is in minor units of its currency.
 */
package dev.assay.labs.payment;
