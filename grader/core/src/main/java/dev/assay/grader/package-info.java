/**
 * The grader as a whole: walks a submission through the rooms, which are the packages in here. Everything that grades,
 * be it for a student or to prove a lab, does so through {@link dev.assay.grader.Grader}.
 */
package dev.assay.grader;
