/** The public tests of this lab, published to students. */
package dev.assay.labs.leaderboard.open;
