/**
 * Makes the students' project of a lab from what only the instructor has: the reference solution without the regions
 * that students write themselves, and the public tests. Nothing hidden gets in, for nothing else is read.
 */
package dev.assay.grader.skeleton;
