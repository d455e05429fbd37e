package dev.assay.simulator.service;

import com.google.gson.Gson;
import dev.assay.kit.port.Push;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.junit.jupiter.api.AfterEach;

/** Real WebSockets keep the contract of pushes: a server here, and clients of the JDK. */
final class WebSocketPushTest extends PushContract {
    private static final long PATIENCE_SECONDS = 20;

    private Room room;

    @Override
    Bench fresh() {
        room = new Room();
        return room;
    }

    @AfterEach
    void stop() throws InterruptedException {
        room.server.stop(1_000);
    }

    private static final class Connections extends WebSocketServer {
        private final Map<String, org.java_websocket.WebSocket> open = new ConcurrentHashMap<>();
        private final CountDownLatch started = new CountDownLatch(1);

        Connections() {
            super(new InetSocketAddress("127.0.0.1", 0));
        }

        @Override
        public void onOpen(org.java_websocket.WebSocket connection, ClientHandshake handshake) {
            String name = handshake.getResourceDescriptor().substring(1);
            connection.setAttachment(name);
            open.put(name, connection);
            connection.send("hello");
        }

        @Override
        public void onClose(org.java_websocket.WebSocket connection, int code, String reason, boolean remote) {
            if (connection.<String>getAttachment() != null) {
                open.remove(connection.<String>getAttachment(), connection);
            }
        }

        @Override
        public void onMessage(org.java_websocket.WebSocket connection, String message) {
            throw new IllegalStateException("a client says " + message);
        }

        @Override
        public void onError(org.java_websocket.WebSocket connection, Exception e) {
            if (connection == null) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void onStart() {
            started.countDown();
        }
    }

    /** A connected client: frames in order, and how far the server has said that it has sent. */
    private static final class Client implements WebSocket.Listener {
        private final List<Integer> frames;
        private final CountDownLatch hello = new CountDownLatch(1);
        private volatile CountDownLatch flushed = new CountDownLatch(1);
        private WebSocket socket;

        Client(List<Integer> frames) {
            this.frames = frames;
        }

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence text, boolean last) {
            switch (text.toString()) {
                case "hello" -> hello.countDown();
                case "flush" -> flushed.countDown();
                default -> frames.add(new Gson().fromJson(text.toString(), Frame.class).n());
            }
            webSocket.request(1);
            return null;
        }
    }

    private static final class Room implements Bench, Push {
        private final Connections server = new Connections();
        private final HttpClient http = HttpClient.newHttpClient();
        private final Map<String, Client> clients = new HashMap<>();
        private final Map<String, List<Integer>> received = new HashMap<>();

        Room() {
            server.start();
            await(server.started);
        }

        private static void await(CountDownLatch latch) {
            try {
                if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nothing has come for " + PATIENCE_SECONDS + " s");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void connect(String name) {
            Client client = new Client(received.computeIfAbsent(name, any -> new ArrayList<>()));
            client.socket = http.newWebSocketBuilder().buildAsync(URI.create("ws://127.0.0.1:" + server.getPort() + "/" + name), client).join();
            await(client.hello);
            clients.put(name, client);
        }

        @Override
        public void disconnect(String name) {
            clients.remove(name).socket.abort();
        }

        @Override
        public void send(Consumer<Push> sending) {
            sending.accept(this);
        }

        @Override
        public void send(String to, Record frame) {
            if (to == null || frame == null) {
                throw new IllegalArgumentException("a destination or a frame is null");
            }
            org.java_websocket.WebSocket connection = server.open.get(to);
            if (connection != null && connection.isOpen()) {
                connection.send(new Gson().toJson(frame));
            }
        }

        @Override
        public List<Integer> received(String name) {
            Client client = clients.get(name);
            client.flushed = new CountDownLatch(1);
            server.open.get(name).send("flush");
            await(client.flushed);
            return List.copyOf(received.get(name));
        }
    }
}
