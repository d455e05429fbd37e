/**
 * The contract of the lab "leaderboard": what a student implements, from a ranked set in memory to a board that is served, pushed and
 * sharded. Published to students; no test and no solution may live here. Times are milliseconds since 1970 everywhere.
 */
package dev.assay.labs.leaderboard;
