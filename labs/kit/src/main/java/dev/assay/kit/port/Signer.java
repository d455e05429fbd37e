package dev.assay.kit.port;

/** Signs texts with a key that only the service's machines know. No port call: takes no time, and nothing runs meanwhile. */
public interface Signer {
    /** HMAC-SHA256 of a text's UTF-8 bytes, 64 lower-case hexadecimal digits. */
    String hmacSha256Hex(String text);
}
