/**
 * The contract of the lab "rate limiter": what a student implements, from five algorithms to a limiter that many machines share.
 * Published to students; no test and no solution may live here. Times are milliseconds everywhere.
 */
package dev.assay.labs.ratelimiter;
