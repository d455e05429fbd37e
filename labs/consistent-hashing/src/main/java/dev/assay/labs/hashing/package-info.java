/**
 * The contract of the lab "consistent hashing": what a student implements, and the hash that everybody shares. Published to
 * students; no test and no solution may live here.
 */
package dev.assay.labs.hashing;
