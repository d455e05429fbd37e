/**
 * The walls that the operating system offers around a child process: another user, resource limits, Landlock, seccomp,
 * namespaces. Everything here is about one question: what can a child still do once somebody in it runs code of his
 * own? The answer is found by trying, once at the start, and written down as a {@link
 * dev.assay.grader.isolate.Posture}. Nothing here knows what a child is for: no labs, no submissions, no scores.
 */
package dev.assay.grader.isolate;
