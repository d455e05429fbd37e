package dev.assay.exam.protocol;

/** The child has done what it was asked for. Nothing follows. */
public record Done() implements Frame {}
