package dev.assay.labs.ratelimiter;

import java.util.List;
import java.util.Optional;

/** Finds a request's rule, as Lyft's and Envoy's rate-limit services do. */
public interface RuleMatcher {
    /**
     * The rule for a request. A rule fits if its domain is the request's and the request has every attribute that a descriptor names,
     * with the descriptor's value where it has one. Of those that fit: the one with the most descriptors; among these the one with the
     * most exact values; among these the first of the list.
     */
    Optional<Rule> match(List<Rule> rules, Request request);

    /**
     * The name of the counter that a request of a rule is counted on. Equal for two requests if and only if the rules are equal and
     * the values of the attributes that the rule names are; whatever characters they consist of.
     *
     * @param rules all rules
     * @param rule one of them, which fits the request
     */
    String counterKey(List<Rule> rules, Rule rule, Request request);
}
