package chat;

import dev.assay.kit.port.BadMessage;
import dev.assay.kit.port.Crypto;
import dev.assay.labs.chat.Envelope;
import dev.assay.labs.chat.Session;
import java.util.Arrays;
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
        RatchetState first = ratchet.state;
        first.root = sharedSecret.clone();
        first.theirPublic = theirPublic.clone();
        first.ourPrivate = keys.get();
        try {
            first.sendingChain = ratchet.nextRoot(first);
        } catch (BadMessage e) {
            throw new IllegalArgumentException("a public key that makes no secret", e);
        }
        return ratchet;
    }

    static Ratchet responder(Crypto crypto, byte[] sharedSecret, byte[] ourPrivate, Supplier<byte[]> keys) {
        requireKey("a shared secret", sharedSecret);
        requireKey("a private key", ourPrivate);
        Ratchet ratchet = new Ratchet(crypto, keys, new RatchetState());
        ratchet.state.root = sharedSecret.clone();
        ratchet.state.ourPrivate = ourPrivate.clone();
        return ratchet;
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
        if (state.sendingChain == null) {
            throw new IllegalStateException("the responder has not heard of the initiator");
        }
        byte[] messageKey = messageKey(state.sendingChain);
        state.sendingChain = nextChain(state.sendingChain);
        Envelope header = new Envelope(crypto.publicKey(state.ourPrivate), state.previousCount, state.sent++, new byte[0]);
        byte[] secrets = secrets(messageKey);
        byte[] ciphertext = crypto.seal(aesKey(secrets), nonce(secrets), plaintext, associated(ad, header));
        return new Envelope(header.ratchetKey(), header.previousCount(), header.number(), ciphertext);
    }

    @Override
    public byte[] decrypt(Envelope envelope, byte[] ad) throws BadMessage {
        if (envelope == null || ad == null) {
            throw new IllegalArgumentException("an envelope or associated data is null");
        }
        boolean hasKey = envelope.ratchetKey() != null && envelope.ratchetKey().length == Crypto.KEY_BYTES;
        if (!hasKey || envelope.previousCount() < 0 || envelope.number() < 0 || envelope.ciphertext() == null) {
            throw new BadMessage("this is no envelope");
        }
        RatchetState next = RatchetState.restore(state.save());
        byte[] plaintext = open(next, envelope, ad);
        state = next;
        return plaintext;
    }

    private byte[] open(RatchetState next, Envelope envelope, byte[] ad) throws BadMessage {
        byte[] skipped = next.skipped.remove(RatchetState.name(envelope.ratchetKey(), envelope.number()));
        if (skipped != null) {
            return unsealed(skipped, envelope, ad);
        }
        if (!Arrays.equals(envelope.ratchetKey(), next.theirPublic)) {
            skip(next, envelope.previousCount());
            step(next, envelope.ratchetKey());
        }
        if (next.receivingChain == null || envelope.number() < next.received) {
            throw new BadMessage("message " + envelope.number() + " of this chain was opened before, or cannot be");
        }
        skip(next, envelope.number());
        byte[] messageKey = messageKey(next.receivingChain);
        next.receivingChain = nextChain(next.receivingChain);
        next.received++;
        return unsealed(messageKey, envelope, ad);
    }

    /** Keeps the keys of messages of the receiving chain that have not come. */
    private void skip(RatchetState next, int until) throws BadMessage {
        if (next.receivingChain == null) {
            return;
        }
        if (until - next.received > MAX_SKIP) {
            throw new BadMessage("more than " + MAX_SKIP + " messages are missing");
        }
        while (next.received < until) {
            next.skipped.put(RatchetState.name(next.theirPublic, next.received), messageKey(next.receivingChain));
            next.receivingChain = nextChain(next.receivingChain);
            next.received++;
        }
    }

    /** The other side has a new key: a receiving chain with it, and a sending chain with a new one of ours. */
    private void step(RatchetState next, byte[] ratchetKey) throws BadMessage {
        next.theirPublic = ratchetKey.clone();
        next.receivingChain = nextRoot(next);
        next.received = 0;
        next.previousCount = next.sent;
        next.sent = 0;
        next.ourPrivate = keys.get();
        next.sendingChain = nextRoot(next);
    }

    /** KDF_RK: changes the root and gives a chain. */
    private byte[] nextRoot(RatchetState next) throws BadMessage {
        byte[] both = crypto.hkdf(next.root, crypto.dh(next.ourPrivate, next.theirPublic), "assay-rk", 2 * Crypto.KEY_BYTES);
        next.root = Arrays.copyOf(both, Crypto.KEY_BYTES);
        return Arrays.copyOfRange(both, Crypto.KEY_BYTES, 2 * Crypto.KEY_BYTES);
    }

    private byte[] messageKey(byte[] chain) {
        return crypto.hmac(chain, new byte[] {1});
    }

    private byte[] nextChain(byte[] chain) {
        return crypto.hmac(chain, new byte[] {2});
    }

    private byte[] secrets(byte[] messageKey) {
        return crypto.hkdf(new byte[Crypto.KEY_BYTES], messageKey, "assay-mk", Crypto.KEY_BYTES + Crypto.NONCE_BYTES);
    }

    private static byte[] aesKey(byte[] secrets) {
        return Arrays.copyOf(secrets, Crypto.KEY_BYTES);
    }

    private static byte[] nonce(byte[] secrets) {
        return Arrays.copyOfRange(secrets, Crypto.KEY_BYTES, Crypto.KEY_BYTES + Crypto.NONCE_BYTES);
    }

    private byte[] unsealed(byte[] messageKey, Envelope envelope, byte[] ad) throws BadMessage {
        byte[] secrets = secrets(messageKey);
        return crypto.open(aesKey(secrets), nonce(secrets), envelope.ciphertext(), associated(ad, envelope));
    }

    private static byte[] associated(byte[] ad, Envelope header) {
        byte[] all = Arrays.copyOf(ad, ad.length + Crypto.KEY_BYTES + 8);
        System.arraycopy(header.ratchetKey(), 0, all, ad.length, Crypto.KEY_BYTES);
        for (int i = 0; i < 4; i++) {
            all[ad.length + Crypto.KEY_BYTES + i] = (byte) (header.previousCount() >>> (24 - 8 * i));
            all[ad.length + Crypto.KEY_BYTES + 4 + i] = (byte) (header.number() >>> (24 - 8 * i));
        }
        return all;
    }

    private static void requireKey(String what, byte[] key) {
        if (key == null || key.length != Crypto.KEY_BYTES) {
            throw new IllegalArgumentException(what + " has " + Crypto.KEY_BYTES + " bytes");
        }
    }
}
