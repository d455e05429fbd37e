/**
 * What the grader knows of a lab: its manifest, where it lies, and the digest that identifies it. A lab's classes are
 * never loaded here; they are only ever loaded in the child that examines a submission.
 */
package dev.assay.grader.lab;
