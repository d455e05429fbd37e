package dev.assay.exam.protocol;

/**
 * One message between the grader and a child. The grader sends one {@link Order} and then only listens; the child
 * answers with the others, {@link Ready} first and {@link Done} last.
 */
public sealed interface Frame
        permits Order, Ready, Started, Finished, Traced, Skipped, Printed, Discovered, Trouble, Done {}
