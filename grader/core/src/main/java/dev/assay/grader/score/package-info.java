/**
 * The room in which outcomes become a score: the only place where points are awarded, and where is decided what a
 * student learns of a failure. Pure: the same outcomes and the same manifest give the same scorecard. Nothing is run or
 * written here.
 */
package dev.assay.grader.score;
