package chat;

import dev.assay.kit.port.Crypto;
import dev.assay.labs.chat.ChatDevice;
import dev.assay.labs.chat.ChatPorts;
import dev.assay.labs.chat.ChatService;
import dev.assay.labs.chat.ChatSolution;
import dev.assay.labs.chat.Estimates;
import dev.assay.labs.chat.Session;
import java.util.function.Supplier;

/** How the tests reach your classes. Complete as it is. */
public final class Solution implements ChatSolution {
    @Override
    public ChatService service(ChatPorts ports) {
        return new ChatServer(ports);
    }

    @Override
    public ChatDevice device() {
        return new Handset();
    }

    @Override
    public Session initiator(Crypto crypto, byte[] sharedSecret, byte[] theirPublic, Supplier<byte[]> keys) {
        return Ratchet.initiator(crypto, sharedSecret, theirPublic, keys);
    }

    @Override
    public Session responder(Crypto crypto, byte[] sharedSecret, byte[] ourPrivate, Supplier<byte[]> keys) {
        return Ratchet.responder(crypto, sharedSecret, ourPrivate, keys);
    }

    @Override
    public Session restored(Crypto crypto, byte[] saved, Supplier<byte[]> keys) {
        return Ratchet.restored(crypto, saved, keys);
    }

    @Override
    public Estimates estimates() {
        return new Capacity();
    }
}
