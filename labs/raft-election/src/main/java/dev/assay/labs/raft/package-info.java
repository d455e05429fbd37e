/**
 * The contract of the lab on Raft leader election: messages, the server's interface, its disk. Published to students as
 * it stands. What only later parts of Raft need (log replication, snapshots) is not here.
 */
package dev.assay.labs.raft;
