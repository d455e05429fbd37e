package dev.assay.labs.ratelimiter;

import dev.assay.kit.Context;
import dev.assay.kit.Node;

/**
 * A limiter at the edge, one in each region, that decides at once and tells the others later. Windows are fixed, by the clock that all
 * regions share ({@link Context#now}). Regions are the nodes of the cluster.
 *
 * <ul>
 *   <li>A request is admitted if and only if the number that this region knows of, its own and what others told, is below the limit.
 *   <li>What a region admits it tells every other one within the sync interval, in at most three messages for each interval and peer.
 *   <li>It keeps at most the counts of four windows.
 * </ul>
 */
public interface EdgeLimiter extends Node<EdgeMessage, Context<EdgeMessage>> {
    /** A request with this key wants to pass, now. Called between events, as a handler is. */
    boolean tryAcquire(String key);
}
