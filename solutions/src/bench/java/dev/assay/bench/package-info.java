/** Measurements of the hot paths, run by hand or at night (profile {@code bench}), never as a test. */
package dev.assay.bench;
