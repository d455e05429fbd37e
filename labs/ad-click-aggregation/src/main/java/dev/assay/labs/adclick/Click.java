package dev.assay.labs.adclick;

/**
 * Somebody clicked on an ad.
 *
 * @param impressionId names the one showing of the ad that was clicked; one impression counts once
 * @param servedAtMs when the ad was shown
 * @param adId which ad it was
 * @param clickTimeMs when it was clicked, by the clock of the clicker's machine
 * @param userId who clicked; may be {@code null}
 * @param ip from which address; may be {@code null}
 * @param country from which country; may be {@code null}
 */
public record Click(String impressionId, long servedAtMs, String adId, long clickTimeMs, String userId, String ip, String country)
        implements LogEvent {
    @Override
    public long timeMs() {
        return clickTimeMs;
    }
}
