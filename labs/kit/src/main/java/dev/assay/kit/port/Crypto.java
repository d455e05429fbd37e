package dev.assay.kit.port;

/**
 * Cryptographic primitives, as the platform has them. Pure functions of their arguments: no round trip, and the work of each counts as
 * work of its caller. Arguments are not changed and not kept; results are new arrays.
 *
 * <p><b>Misuse.</b> A {@code null} or an array of the wrong length is an {@link IllegalArgumentException}.
 */
public interface Crypto {
    /** Bytes of a private key, a public key, a shared secret, an HMAC and an AES key. */
    int KEY_BYTES = 32;
    /** Bytes of a nonce of AES-GCM. */
    int NONCE_BYTES = 12;
    /** Bytes that {@link #seal} adds. */
    int TAG_BYTES = 16;

    /**
     * The public key of a private key of X25519 (RFC 7748).
     *
     * @param privateKey any 32 bytes
     */
    byte[] publicKey(byte[] privateKey);

    /**
     * The secret that a private key and somebody's public key make, X25519 (RFC 7748).
     *
     * @param privateKey any 32 bytes
     * @param publicKey 32 bytes, from anybody
     * @return 32 bytes
     * @throws BadMessage if the public key is one with which every private key makes the same secret (RFC 7748, section 6.1)
     */
    byte[] dh(byte[] privateKey, byte[] publicKey) throws BadMessage;

    /**
     * HKDF with SHA-256, extract and expand (RFC 5869).
     *
     * @param salt may be empty
     * @param ikm the secret, at least 1 byte
     * @param info what the result is for, may be empty; its UTF-8 bytes count
     * @param length how many bytes are wanted, 1 to 8,160
     */
    byte[] hkdf(byte[] salt, byte[] ikm, String info, int length);

    /**
     * HMAC with SHA-256 (RFC 2104).
     *
     * @param key at least 1 byte
     * @return 32 bytes
     */
    byte[] hmac(byte[] key, byte[] data);

    /**
     * Encrypts with AES-256 in Galois/Counter Mode (NIST SP 800-38D).
     *
     * @param key 32 bytes
     * @param nonce 12 bytes, never twice with one key
     * @param plaintext may be empty
     * @param ad associated data: not encrypted, but {@link #open} fails if it is another; may be empty
     * @return the ciphertext, and a tag of 16 bytes
     */
    byte[] seal(byte[] key, byte[] nonce, byte[] plaintext, byte[] ad);

    /**
     * Decrypts what {@link #seal} has made.
     *
     * @param ciphertext what {@link #seal} has returned
     * @throws BadMessage if key, nonce, ciphertext or associated data are not those of {@link #seal}, or it is shorter than a tag
     */
    byte[] open(byte[] key, byte[] nonce, byte[] ciphertext, byte[] ad) throws BadMessage;
}
