/**
 * The command line: reads what a person asked for, hands it to the grader, prints what came of it and says so in the
 * exit code. The only package that knows picocli, and the only one that prints. It decides nothing about a grade.
 */
package dev.assay.grader.cli;
