package dev.assay.exam.tinylab.contract;

import dev.assay.kit.Entry;

/** The tiny lab that the exam is tested with: count. */
@Entry("pupil.Solution")
public interface CounterSolution {
    /** A new counter at zero. */
    Counter counter();
}
