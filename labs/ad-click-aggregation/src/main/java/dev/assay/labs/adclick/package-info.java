/**
 * The contract of the lab "Ad click aggregation": what a solution is given, what it answers, and the rules of both. Times are milliseconds
 * since 1970; intervals include their beginning and not their end. No state, no tests, nothing that a simulator would need.
 */
package dev.assay.labs.adclick;
