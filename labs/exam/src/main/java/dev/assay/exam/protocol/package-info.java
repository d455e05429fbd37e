/**
 * What the grader and the child that examines a submission say to each other: frames as records, one codec, a limit on
 * everything. Both sides use it, so it knows nothing but the JDK; no behaviour of either side may live here.
 */
package dev.assay.exam.protocol;
