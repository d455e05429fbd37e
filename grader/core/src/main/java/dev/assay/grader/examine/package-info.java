/**
 * The room in which an admitted submission runs: starts one fresh child JVM, hands it its order, and takes outcomes
 * from it, test by test. Everything that the child says is taken for hostile. Nothing here knows what a test is worth.
 */
package dev.assay.grader.examine;
