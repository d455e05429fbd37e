/**
 * The tests that grade the lab. Never published: neither the sources nor the numbers in them. They reach a solution only
 * through the contract, and look at it only through the testbed.
 */
package dev.assay.labs.raft.hidden;
