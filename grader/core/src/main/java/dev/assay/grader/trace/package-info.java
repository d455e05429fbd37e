/**
 * What a trace is: the explaining part of a failed run as data, its file ({@code assay/trace/v1}), and the rules that it
 * keeps. Traces come from children and from files, so whatever is read is taken for hostile. Nothing here runs, draws or
 * judges anything.
 */
package dev.assay.grader.trace;
