/** What all fuzzing tests vandalise with. Their seeds are fixed, so that they find the same in every run. */
package dev.assay.grader.fuzz;
