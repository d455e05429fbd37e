package dev.assay.labs.chat;

import dev.assay.kit.port.BadMessage;

/**
 * One side of a double ratchet between two devices (Perrin and Marlinspike, "The Double Ratchet Algorithm"). All is laid down, so that two
 * implementations understand each other:
 *
 * <ul>
 *   <li>The root key is the shared secret at first. The responder's first key pair is the one that the initiator knows.
 *   <li>{@code KDF_RK(rk, dh) = HKDF(salt rk, ikm dh, info "assay-rk", 64)}: the new root key, then a chain key, 32 bytes each.
 *   <li>Of a chain key: the message key is {@code HMAC(ck, 0x01)}, the next chain key {@code HMAC(ck, 0x02)}.
 *   <li>{@code HKDF(salt 32 zeros, ikm message key, info "assay-mk", 44)}: the key of AES, 32 bytes, then the nonce, 12.
 *   <li>Associated data of AES: {@code ad | ratchetKey | previousCount | number}; each number as 4 bytes, the highest first.
 *   <li>A new ratchetKey in an envelope is a step of the DH ratchet: a receiving chain with it, and a new key pair of one's own, for a
 *       sending chain. The initiator makes its first key pair and sending chain at the beginning.
 *   <li>Every key pair takes 32 bytes from the session's source of random bytes, as its private key.
 * </ul>
 *
 * <p>A message key is forgotten when it has opened its message, a chain key when the next one is made, a root key too.
 * <b>Misuse.</b> A {@code null} is an {@link IllegalArgumentException}.
 */
public interface Session {
    /** So many messages of one chain may be missing before one that comes. */
    int MAX_SKIP = 100;

    /**
     * Encrypts the next message.
     *
     * @param ad data that both sides know, and that the message belongs to
     * @throws IllegalStateException if this side is the responder and has not opened any message
     */
    Envelope encrypt(byte[] plaintext, byte[] ad);

    /**
     * Opens a message. They may come in any order and not at all; each is opened once.
     *
     * @throws BadMessage if the envelope is none of the other side's, was opened before, or comes after more than {@link #MAX_SKIP}
     *     missing ones of its chain or of the one before; the session is then as it was
     */
    byte[] decrypt(Envelope envelope, byte[] ad) throws BadMessage;

    /** The whole state, and nothing more. What was encrypted and opened before cannot be opened with it. */
    byte[] save();
}
