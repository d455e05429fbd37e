/**
 * The child process that examines one submission: claims the channel to the grader, runs the lab's tests on the
 * submission one by one, and reports a trusted verdict on each. Student code is loaded here and nowhere else. Nothing
 * here knows points or scores.
 */
package dev.assay.exam.box;
