/**
 * Rewrites admitted student classes so that they pay for what they do and do the same everywhere: fuel per basic block,
 * allocation by size, depth of calls, handlers that cannot swallow exhaustion, and the JDK's library replaced by
 * metered copies that are made from the local JDK on first use. Works on bytes alone and loads nothing. What may be
 * called at all is decided before, at admission, not here.
 */
package dev.assay.grader.weave;
