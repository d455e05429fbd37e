/**
 * How a lab is written: ordinary JUnit Jupiter tests and jqwik properties whose classes carry {@link
 * dev.assay.exam.Part} and whose methods carry {@link dev.assay.exam.Check}. They ask for what they need by parameter
 * type, the lab's solution interface and {@link dev.assay.exam.Schedules}, and run in the grader's child as in an IDE.
 * Nothing here knows a lab, the grader, or how a score comes about.
 */
package dev.assay.exam;
