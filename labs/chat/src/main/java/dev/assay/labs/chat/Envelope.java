package dev.assay.labs.chat;

/**
 * An encrypted message of a {@link Session}.
 *
 * @param ratchetKey the sender's public key of this chain, 32 bytes
 * @param previousCount how many messages the sender's chain before this one has
 * @param number the message's place in its chain: 0, 1, 2 ...
 * @param ciphertext what AES-GCM has made of it
 */
public record Envelope(byte[] ratchetKey, int previousCount, int number, byte[] ciphertext) {}
