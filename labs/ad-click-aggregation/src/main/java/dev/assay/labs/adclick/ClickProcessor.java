package dev.assay.labs.adclick;

/**
 * The click endpoint. Several instances run at once, each with many requests at once.
 * <ul>
 * <li>No such ad: 404, and nothing is logged.
 * <li>Otherwise always 302 to the ad's address, within 2,000 ms, whatever fails.
 * <li>A token that has another form, a wrong signature, another ad, or was served more than 24 hours ago or more than 5 minutes ahead:
 *     not tracked, nothing logged.
 * <li>A valid one is tracked only if the click is in the log for certain: it was appended now, or the cache says that it was. Three tries to
 *     append at most; at least two if the first one fails. Trouble with the cache costs neither the click nor the redirect.
 * <li>Without faults an impression is appended once, however many requests come one after another.
 * </ul>
 */
public interface ClickProcessor {
    /**
     * Answers a request. Never throws a port's exception.
     *
     * @throws IllegalArgumentException if the request is {@code null}
     */
    ClickResponse handle(ClickRequest request);
}
