package chat;

import dev.assay.kit.port.BadMessage;
import dev.assay.kit.port.Crypto;
import dev.assay.labs.chat.Envelope;
import dev.assay.labs.chat.Session;
import java.util.function.Supplier;

/** One side of a double ratchet. */
final class Ratchet implements Session {
    private final Crypto crypto;
    private final Supplier<byte[]> keys;
    private RatchetState state;

    private Ratchet(Crypto crypto, Supplier<byte[]> keys, RatchetState state) {
        if (crypto == null || keys == null) {
            throw new IllegalArgumentException("a session without cryptography or keys");
        }
        this.crypto = crypto;
        this.keys = keys;
        this.state = state;
    }

    static Ratchet initiator(Crypto crypto, byte[] sharedSecret, byte[] theirPublic, Supplier<byte[]> keys) {
        requireKey("a shared secret", sharedSecret);
        requireKey("a public key", theirPublic);
        Ratchet ratchet = new Ratchet(crypto, keys, new RatchetState());
        // TODO
        throw new UnsupportedOperationException("Ratchet.initiator");
    }

    static Ratchet responder(Crypto crypto, byte[] sharedSecret, byte[] ourPrivate, Supplier<byte[]> keys) {
        requireKey("a shared secret", sharedSecret);
        requireKey("a private key", ourPrivate);
        Ratchet ratchet = new Ratchet(crypto, keys, new RatchetState());
        // TODO
        throw new UnsupportedOperationException("Ratchet.responder");
    }

    /** Complete as it is. */
    static Ratchet restored(Crypto crypto, byte[] saved, Supplier<byte[]> keys) {
        return new Ratchet(crypto, keys, RatchetState.restore(saved));
    }

    /** Complete as it is. */
    @Override
    public byte[] save() {
        return state.save();
    }

    @Override
    public Envelope encrypt(byte[] plaintext, byte[] ad) {
        if (plaintext == null || ad == null) {
            throw new IllegalArgumentException("a plaintext or associated data is null");
        }
        // TODO
        throw new UnsupportedOperationException("Ratchet.encrypt");
    }

    @Override
    public byte[] decrypt(Envelope envelope, byte[] ad) throws BadMessage {
        if (envelope == null || ad == null) {
            throw new IllegalArgumentException("an envelope or associated data is null");
        }
        // TODO If anything fails, nothing may have changed.
        throw new UnsupportedOperationException("Ratchet.decrypt");
    }

    private static void requireKey(String what, byte[] key) {
        if (key == null || key.length != Crypto.KEY_BYTES) {
            throw new IllegalArgumentException(what + " has " + Crypto.KEY_BYTES + " bytes");
        }
    }
}
