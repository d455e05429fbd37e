package dev.assay.grader.cli;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Chromium without a window, told what to do through its DevTools protocol; one page, which can be looked at. */
final class Browser implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final String ANNOUNCEMENT = "DevTools listening on ";
    private static final long PATIENCE_SECONDS = 120;

    private final Path profile;
    private final Process process;
    private final HttpClient client;
    private final WebSocket socket;
    private final Frames frames = new Frames();
    private final List<JsonObject> events = new ArrayList<>();
    private final String session;
    private int lastId;

    /**
     * Starts one.
     *
     * @param program see {@link #find}
     */
    Browser(Path program) throws IOException, InterruptedException {
        // Not in a folder of the build: the name of a socket has at most 107 bytes.
        profile = Files.createTempDirectory(
                Path.of(Optional.ofNullable(System.getenv("TMPDIR")).orElse("/tmp")), "browser");
        ProcessBuilder builder = new ProcessBuilder(
                        program.toString(), "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                        "--no-first-run", "--disable-extensions", "--disable-background-networking",
                        "--disable-component-update", "--remote-debugging-port=0",
                        "--user-data-dir=" + profile, "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        // Its sockets too are deleted with its profile.
        builder.environment().put("TMPDIR", profile.toString());
        process = builder.start();
        client = HttpClient.newHttpClient();
        socket = client.newWebSocketBuilder().buildAsync(address(), frames).join();
        String target = call("Target.createTarget", Map.of("url", "about:blank"), "").get("targetId").getAsString();
        session = call("Target.attachToTarget", Map.of("targetId", target, "flatten", true), "")
                .get("sessionId").getAsString();
        for (String domain : List.of("Page", "Runtime", "Log", "Network", "Accessibility")) {
            call(domain + ".enable", Map.of());
        }
    }

    /** The machine's browser, if there is one on the path; where CI runs, there must be. */
    static Optional<Path> find() {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty() && System.getenv("CI") != null) {
            throw new AssertionError("there is no browser on the path, of these: " + NAMES + "; install chromium");
        }
        return found;
    }

    /** The browser says on its standard error where it listens; what it says after that is of no interest. */
    private URI address() throws IOException {
        BufferedReader said = process.errorReader();
        List<String> before = new ArrayList<>();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(ANNOUNCEMENT)) {
                Thread.ofPlatform().daemon().start(() -> said.lines().forEach(unused -> {}));
                return URI.create(line.substring(ANNOUNCEMENT.length()));
            }
            before.add(line);
        }
        throw new IOException("the browser has ended: " + String.join("\n", before));
    }

    /** Lets the screen have this size, in CSS pixels, and these features: {@code prefers-color-scheme} and such. */
    void screen(int width, int height, String scheme, String medium) throws InterruptedException {
        call("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        call("Emulation.setEmulatedMedia", Map.of(
                "media", medium, "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Opens a file, with or without a fragment, and waits until it is shown. */
    void open(URI page) throws InterruptedException {
        events.clear();
        call("Page.navigate", Map.of("url", "about:blank"));
        await("Page.loadEventFired");
        events.clear();
        call("Page.navigate", Map.of("url", page.toString()));
        await("Page.loadEventFired");
    }

    /** The value of a JavaScript expression, as text. It is run by the debugger, which asks no policy of the page. */
    String value(String expression) throws InterruptedException {
        JsonObject answer = call("Runtime.evaluate", Map.of(
                "expression", "String(" + expression + ")", "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError("%s: %s".formatted(expression, answer.get("exceptionDetails")));
        }
        return answer.getAsJsonObject("result").get("value").getAsString();
    }

    /** Presses and releases a key. */
    void press(String key, String code, int number, String text) throws InterruptedException {
        call("Input.dispatchKeyEvent", Map.of(
                "type", "keyDown", "key", key, "code", code, "windowsVirtualKeyCode", number, "text", text));
        call("Input.dispatchKeyEvent", Map.of(
                "type", "keyUp", "key", key, "code", code, "windowsVirtualKeyCode", number));
    }

    /** Calls a method of the protocol for the page. */
    JsonObject call(String method, Map<String, ?> parameters) throws InterruptedException {
        return call(method, parameters, session);
    }

    /** What the browser has told since the page was opened: of this method. */
    List<JsonObject> told(String method) {
        return events.stream().filter(event -> event.get("method").getAsString().equals(method)).toList();
    }

    /** A picture of the whole page, in PNG. */
    byte[] picture() throws InterruptedException {
        JsonObject answer =
                call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        return Base64.getDecoder().decode(answer.get("data").getAsString());
    }

    private JsonObject call(String method, Map<String, ?> parameters, String to) throws InterruptedException {
        JsonObject request = new JsonObject();
        request.addProperty("id", ++lastId);
        request.addProperty("method", method);
        request.add("params", new Gson().toJsonTree(parameters));
        if (!to.isEmpty()) {
            request.addProperty("sessionId", to);
        }
        socket.sendText(request.toString(), true).join();
        while (true) {
            JsonObject frame = next(method);
            if (!frame.has("id")) {
                events.add(frame);
            } else if (frame.get("id").getAsInt() == lastId) {
                if (frame.has("error")) {
                    throw new AssertionError(method + ": " + frame.get("error"));
                }
                return frame.getAsJsonObject("result");
            }
        }
    }

    private void await(String event) throws InterruptedException {
        while (told(event).isEmpty()) {
            events.add(next(event));
        }
    }

    private JsonObject next(String what) throws InterruptedException {
        String frame = frames.whole.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (frame == null) {
            throw new AssertionError("the browser does not answer: " + what);
        }
        return JsonParser.parseString(frame).getAsJsonObject();
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        client.shutdownNow();
        // All of them, and waited for: they write into their profile, which is about to be deleted.
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Puts together what comes in pieces. */
    private static final class Frames implements WebSocket.Listener {
        private final BlockingQueue<String> whole = new LinkedBlockingQueue<>();
        private final StringBuilder piece = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            piece.append(data);
            if (last) {
                whole.add(piece.toString());
                piece.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
