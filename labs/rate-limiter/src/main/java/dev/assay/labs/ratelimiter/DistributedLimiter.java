package dev.assay.labs.ratelimiter;

import java.util.List;

/**
 * One of several machines that share limits through a store. Windows and times of log entries are those of the store's clock.
 *
 * <ul>
 *   <li>One round trip a check.
 *   <li>Never more than the limit passes in a window (fixed, or any window of the last W milliseconds for a sliding log), whatever
 *       machines do at the same time. A rejection is justified: with the request, there would be more. It consumes nothing.
 *   <li>No answer from the store: the request passes, degraded; no second try.
 *   <li>Every key expires: two windows after the last request nothing is left in the store, also if machines die.
 * </ul>
 */
public interface DistributedLimiter {
    /**
     * Checks a request against a rule.
     *
     * @param rules all rules
     * @param rule the one that fits the request
     */
    Verdict check(List<Rule> rules, Rule rule, Request request);
}
