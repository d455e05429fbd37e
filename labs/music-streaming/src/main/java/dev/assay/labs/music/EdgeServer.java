package dev.assay.labs.music;

import java.util.Optional;

/**
 * Answers listeners from a cache, and from an origin what the cache has not. Many requests run at the same time, each
 * on a fiber. In this order:
 *
 * <ol>
 *   <li>A path that is {@code null}, does not begin with {@code /hls/}, or contains {@code ..}, {@code //} or a control
 *       character: 400, {@link CacheStatus#NONE}.
 *   <li>A cookie that is missing, has expired, has a wrong signature or does not cover the path, or whose resource does
 *       not end with {@code *}: 403, {@code NONE}. The cookie is no part of what the cache is asked for.
 *   <li>A fresh entry, 200 or 404: {@link CacheStatus#HIT}. An entry is fresh while {@code now < expiresAtMs}.
 *   <li>Otherwise at most one fetch for a path is under way. Whoever comes meanwhile waits for it and shares what comes
 *       of it, failures too: {@link CacheStatus#COALESCED}. Once it has failed the next request fetches again.
 * </ol>
 *
 * <p>What the origin says, at the moment of its answer: 200 is cached for its max-age. An expired body is fetched with
 * its etag; 304 renews the entry, and the answer is 200 with that body. 404 is cached for
 * {@link EdgeConfig#negativeTtlMs}. All these are {@link CacheStatus#MISS}. On 500 and above, or a port's exception: if
 * there is a body that has expired less than {@link EdgeConfig#staleIfErrorMs} ago, 200 and {@link CacheStatus#STALE};
 * else 503 and {@code MISS}. Errors are never cached.
 *
 * <p>Every request is answered, whatever becomes of the origin, and no answer depends on what the cache keeps of what
 * it was given.
 */
public interface EdgeServer extends Origin {
    /**
     * Answers a listener.
     *
     * @throws IllegalArgumentException if the request is {@code null}
     */
    EdgeResponse get(EdgeRequest request);

    /**
     * Answers another edge, for which this one is the origin: as {@link #get} without a cookie. 200 or 404 with the
     * time that the entry stays fresh, 0 if it is stale; 304 in place of a 200 whose etag the caller has; 503 and 400
     * with 0.
     *
     * @throws IllegalArgumentException if {@code ifNoneMatch} is {@code null}
     */
    @Override
    OriginResponse fetch(String path, Optional<String> ifNoneMatch);
}
