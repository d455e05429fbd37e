/**
 * What makes starts of Java cheap: ahead-of-time caches of the JDK, made on this machine when a JVM of a kind is first
 * started, checked before they are used, and never published. No result depends on one: without a cache everything is
 * the same, and slower. Knows nothing of labs and submissions.
 */
package dev.assay.grader.aot;
