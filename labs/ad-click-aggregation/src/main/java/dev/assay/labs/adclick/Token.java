package dev.assay.labs.adclick;

import java.util.Optional;

/**
 * What an ad is served with: {@code v1.<impression>.<ad>.<served at>.<signature>}.
 *
 * @param signedText everything before the last dot: what the signature signs
 * @param signature HMAC-SHA256 in hexadecimal, as {@link dev.assay.kit.port.Signer} makes it
 */
public record Token(String impressionId, String adId, long servedAtMs, String signedText, String signature) {
    private static final int PARTS = 5;
    private static final int MOST_DIGITS = 15;

    /** The parts of a token, whose signature nobody has looked at; empty if it has another form. */
    public static Optional<Token> parse(String token) {
        if (token == null) {
            return Optional.empty();
        }
        String[] parts = token.split("\\.", -1);
        if (parts.length != PARTS || !parts[0].equals("v1") || parts[1].isBlank() || parts[2].isBlank() || parts[3].isEmpty()
                || parts[3].length() > MOST_DIGITS || !parts[3].chars().allMatch(sign -> sign >= '0' && sign <= '9')) {
            return Optional.empty();
        }
        return Optional.of(new Token(parts[1], parts[2], Long.parseLong(parts[3]), token.substring(0, token.lastIndexOf('.')), parts[4]));
    }
}
