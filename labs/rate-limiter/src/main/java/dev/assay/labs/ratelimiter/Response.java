package dev.assay.labs.ratelimiter;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The head of an answer.
 *
 * @param status 200 or 429
 * @param headers names and values; names are compared without regard to case
 */
public record Response(int status, Map<String, String> headers) {
    /** Copies the headers. */
    public Response {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = Collections.unmodifiableMap(copy);
    }
}
