package dev.assay.simulator.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A payment service provider behind HTTP, as Stripe and its like are built: idempotency keys in a header, forms in the
 * body. Its clock
 * stands still until a test moves it. Written apart from the simulation, so that one can be wrong without the other.
 */
final class StubPspServer implements AutoCloseable {
    static final String KEY = "Idempotency-Key";

    private static final long DAY_MILLIS = 86_400_000;
    private static final long SLOW_MILLIS = 400;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Map<String, String>> objects = new LinkedHashMap<>();
    private final Map<String, Key> keys = new LinkedHashMap<>();
    private final List<Late> late = new ArrayList<>();
    private long nowMillis;
    private long nextArrivesAfterMillis;

    private static final class Key {
        private final String request;
        private final long sinceMillis;
        private Answer answer;
        private String object;

        Key(String request, long sinceMillis) {
            this.request = request;
            this.sinceMillis = sinceMillis;
        }
    }

    private record Late(long atMillis, Runnable effect) {}

    private record Answer(int status, Map<String, String> form) {
        static Answer refused(int status, String why) {
            return new Answer(status, Map.of("error", why));
        }
    }

    StubPspServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    synchronized void nextArrivesAfter(long millis) {
        nextArrivesAfterMillis = millis;
    }

    synchronized void pass(long millis) {
        nowMillis += millis;
        late.stream().filter(one -> one.atMillis() <= nowMillis).forEach(one -> one.effect().run());
        late.removeIf(one -> one.atMillis() <= nowMillis);
    }

    /** Waits until a call with this key is running. */
    synchronized void awaitRunning(String key) throws InterruptedException {
        while (!keys.containsKey(key)) {
            wait();
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Map<String, String> form = form(exchange.getRequestMethod().equals("GET")
                ? exchange.getRequestURI().getRawQuery()
                : new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String key = exchange.getRequestHeaders().getFirst(KEY);
        synchronized (this) {
            if (nextArrivesAfterMillis > 0) {
                late.add(new Late(nowMillis + nextArrivesAfterMillis, () -> post(path, key, form)));
                nextArrivesAfterMillis = 0;
                return; // never answered
            }
        }
        Answer answer = exchange.getRequestMethod().equals("GET") ? find(path, form.get("reference")) : post(path, key,
                form);
        byte[] body = text(answer.form()).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private synchronized Answer find(String path, String reference) {
        if (reference == null || reference.isEmpty()) {
            return Answer.refused(400, "no reference");
        }
        String prefix = path.endsWith("/transfers") ? "tr_" : "pay_";
        return objects.entrySet().stream()
                .filter(one -> one.getKey().startsWith(prefix) && one.getValue().get("reference").equals(reference))
                .reduce((older, newer) -> newer)
                .map(one -> view(one.getKey()))
                .orElse(Answer.refused(404, "nothing with the reference " + reference));
    }

    private Answer post(String path, String name, Map<String, String> form) {
        Key key;
        synchronized (this) {
            String request = path + "?" + text(form);
            key = keys.get(name);
            if (key != null && nowMillis - key.sinceMillis <= DAY_MILLIS) {
                if (!key.request.equals(request)) {
                    return Answer.refused(422, "the key " + name + " was used for " + key.request);
                }
                return key.answer == null ? Answer.refused(409, "a call with the key " + name + " is running")
                        : view(key.object);
            }
            if (name == null || name.isEmpty()) {
                return Answer.refused(400, "no idempotency key");
            }
            key = new Key(request, nowMillis);
            keys.put(name, key);
            notifyAll();
        }
        if (PspContract.SLOW.equals(form.get("reference"))) {
            try {
                Thread.sleep(SLOW_MILLIS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        synchronized (this) {
            Answer answer = effect(path.substring("/v1/".length()).split("/"), form, key);
            if (answer.status() == 200) {
                key.answer = answer;
            } else {
                keys.remove(name);
            }
            return answer;
        }
    }

    private Answer effect(String[] path, Map<String, String> form, Key key) {
        boolean isNew = path.length == 1;
        if (form.containsKey("amount") && Long.parseLong(form.get("amount")) <= 0
                || isNew && form.get("reference").isEmpty()
                || "".equals(form.get("account"))) {
            return Answer.refused(400, "a parameter is missing");
        }
        if (path[0].equals("transfers")) {
            key.object = "tr_" + objects.size();
            Map<String, String> transfer = new TreeMap<>(form);
            transfer.put("status", form.get("account").equals(PspContract.NO_ACCOUNT) ? "REJECTED" : "PAID");
            objects.put(key.object, transfer);
            return view(key.object);
        }
        if (isNew) {
            key.object = "pay_" + objects.size();
            objects.put(key.object, payment(key.object, form));
            return view(key.object);
        }
        key.object = path[1];
        Map<String, String> payment = objects.get(path[1]);
        if (payment == null) {
            return Answer.refused(404, "no payment " + path[1]);
        }
        settle(payment);
        String status = payment.get("status");
        switch (path[2]) {
            case "capture" -> {
                if (status.equals("AUTHORIZED")) {
                    boolean isRefused = payment.get("card").equals(PspContract.REFUSES_CAPTURE);
                    payment.put("status", isRefused ? "CANCELED" : "CAPTURED");
                }
            }
            case "cancel" -> {
                if (!List.of("CAPTURED", "DECLINED", "CANCELED").contains(status)) {
                    payment.put("status", "CANCELED");
                }
            }
            case "refund" -> {
                long refunded = Long.parseLong(payment.get("refunded")) + Long.parseLong(form.get("amount"));
                if (!status.equals("CAPTURED") || !payment.get("currency").equals(form.get("currency"))
                        || refunded > Long.parseLong(payment.get("amount"))) {
                    return Answer.refused(400, "more than is left");
                }
                payment.put("refunded", Long.toString(refunded));
            }
            default -> {
                return Answer.refused(404, "no action " + path[2]);
            }
        }
        return view(key.object);
    }

    private Map<String, String> payment(String id, Map<String, String> form) {
        Map<String, String> payment = new TreeMap<>(form);
        String moved = form.get("capture").equals("true") ? "CAPTURED" : "AUTHORIZED";
        String card = form.get("card");
        payment.put("status", switch (card) {
            case "" -> "REQUIRES_ACTION";
            case PspContract.DECLINED -> "DECLINED";
            case PspContract.PROCESSING -> "PROCESSING";
            default -> moved;
        });
        payment.put("later", card.equals(PspContract.PROCESSING) ? moved : "");
        payment.put("laterAt", Long.toString(nowMillis + 1_000));
        payment.put("refunded", "0");
        payment.put("redirect", card.isEmpty() ? address() + "/page/" + id : "");
        payment.put("code", card.equals(PspContract.DECLINED) ? "insufficient_funds" : "");
        return payment;
    }

    private void settle(Map<String, String> object) {
        if ("PROCESSING".equals(object.get("status")) && Long.parseLong(object.get("laterAt")) <= nowMillis) {
            object.put("status", object.get("later"));
        }
    }

    private Answer view(String id) {
        settle(objects.get(id));
        Map<String, String> form = new TreeMap<>(objects.get(id));
        form.put("id", id);
        return new Answer(200, form);
    }

    static String text(Map<String, String> form) {
        List<String> pairs = new ArrayList<>();
        new TreeMap<>(form).forEach((name, value) -> pairs.add(name + "=" + URLEncoder.encode(value,
                StandardCharsets.UTF_8)));
        return String.join("&", pairs);
    }

    static Map<String, String> form(String text) {
        Map<String, String> form = new TreeMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            form.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return form;
    }
}
