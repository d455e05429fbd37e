package dev.assay.labs.adclick;

/**
 * A browser follows an ad's link.
 *
 * @param token what the ad was served with, see {@link Token}; may be anything, {@code null} too
 * @param adId which ad it is; may be anything, {@code null} too
 */
public record ClickRequest(String token, String adId, long clickTimeMs, String userId, String ip, String country) {}
