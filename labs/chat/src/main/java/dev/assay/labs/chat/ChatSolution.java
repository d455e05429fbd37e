package dev.assay.labs.chat;

import dev.assay.kit.Entry;
import dev.assay.kit.port.Crypto;
import java.util.function.Supplier;

/** How the tests reach a solution. Every method gives a new object. */
@Entry("chat.Solution")
public interface ChatSolution {
    /** A server. Made again whenever its process starts. */
    ChatService service(ChatPorts ports);

    /** The program on a device. Made again whenever it starts. */
    ChatDevice device();

    /**
     * The side that writes first.
     *
     * @param sharedSecret what both sides agreed on, 32 bytes: the first root key
     * @param theirPublic the responder's public key, 32 bytes
     * @param keys gives 32 random bytes a call
     * @throws IllegalArgumentException for a {@code null}, a wrong length, or a public key that {@link Crypto#dh} refuses
     */
    Session initiator(Crypto crypto, byte[] sharedSecret, byte[] theirPublic, Supplier<byte[]> keys);

    /**
     * The other side.
     *
     * @param sharedSecret what both sides agreed on, 32 bytes: the first root key
     * @param ourPrivate the private key of the public key that the initiator knows, 32 bytes
     * @param keys gives 32 random bytes a call
     * @throws IllegalArgumentException for a {@code null} or a wrong length
     */
    Session responder(Crypto crypto, byte[] sharedSecret, byte[] ourPrivate, Supplier<byte[]> keys);

    /**
     * A session as {@link Session#save} has written it.
     *
     * @throws IllegalArgumentException for a {@code null}, or bytes that {@link Session#save} cannot have written
     */
    Session restored(Crypto crypto, byte[] saved, Supplier<byte[]> keys);

    /** Answers to the capacity questions. */
    Estimates estimates();
}
