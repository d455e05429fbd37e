/**
 * Rules about how a submission is built, not about what it does: which classes keep clear of ports, that none depend on each other in a
 * circle, which names there are. A lab states them in its manifest, ArchUnit finds what breaks them. Nothing of a submission runs here,
 * and no points are awarded here.
 */
package dev.assay.grader.design;
