/**
 * The second room of the grader: turns a submission's sources into class files, or into the compiler's complaints. The
 * compiler runs in a process of its own, for there are sources that make it run for ever or die. Nothing of a
 * submission is executed here: no annotation processors, no plug-ins.
 */
package dev.assay.grader.compile;
