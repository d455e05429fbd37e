package dev.assay.labs.music;

/**
 * Shows that a listener may hear a song.
 *
 * @param resource what it covers: a text before {@code *}, such as {@code /hls/s1/*}; it covers every path that begins
 *     with that text
 * @param expiresAtMs from this moment on it is worth nothing
 * @param signatureHex {@link dev.assay.kit.port.Signer#hmacSha256Hex} of {@link #text}
 */
public record SignedCookie(String resource, long expiresAtMs, String signatureHex) {
    /** What is signed. */
    public static String text(String resource, long expiresAtMs) {
        return resource + "\n" + expiresAtMs;
    }
}
