/** The hidden tests of this lab. Nothing here may be published. */
package dev.assay.labs.leaderboard.hidden;
