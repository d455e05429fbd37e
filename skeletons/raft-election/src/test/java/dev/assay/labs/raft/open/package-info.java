/**
 * The public tests of the lab: small copies of hidden ones with numbers of their own. Students get the sources, run them
 * in their IDE with breakpoints, and read them.
 */
package dev.assay.labs.raft.open;
