package dev.assay.labs.ratelimiter;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request that wants to pass.
 *
 * @param domain whose it is
 * @param attributes what is known of it, such as user and address
 * @param cost how many permits it takes, at least 1
 */
public record Request(String domain, Map<String, String> attributes, long cost) {
    /** Copies the attributes, ascending by name. */
    public Request {
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    }
}
