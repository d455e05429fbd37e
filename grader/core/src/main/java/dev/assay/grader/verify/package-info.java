/**
 * A lab's own examination: its reference solution scores everything, its skeleton scores what it states, every flawed
 * solution is caught by the test that it names, every unusual one scores everything, and no hidden test is idle. All
 * solutions take the way that a submission takes. What is found is a report; nothing is printed here.
 */
package dev.assay.grader.verify;
