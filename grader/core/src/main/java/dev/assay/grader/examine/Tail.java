package dev.assay.grader.examine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Drains a stream, so that whoever writes to it never waits, and keeps the end of it. */
final class Tail {
    static final int MOST_BYTES = 8 << 10;
    private static final int PATIENCE_MILLIS = 500;

    private final byte[] ring = new byte[MOST_BYTES];
    private long total;
    private final Thread drain;

    private Tail(InputStream stream) {
        drain = Thread.ofPlatform().daemon().name("standard error of a box").unstarted(() -> drain(stream));
    }

    /** Begins to drain a stream, until its end. */
    static Tail of(InputStream stream) {
        Tail tail = new Tail(stream);
        tail.drain.start();
        return tail;
    }

    private void drain(InputStream stream) {
        byte[] some = new byte[4096];
        try (stream) {
            for (int length = stream.read(some); length >= 0; length = stream.read(some)) {
                keep(some, length);
            }
        } catch (IOException e) {
            // The other side has been killed; what it said until then is kept.
        }
    }

    private synchronized void keep(byte[] some, int length) {
        for (int i = 0; i < length; i++) {
            ring[(int) (total++ % MOST_BYTES)] = some[i];
        }
    }

    /**
     * The end of what has come; waits a moment for the end of the stream, which comes a little after a process's end.
     */
    String text() {
        try {
            drain.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return kept();
    }

    private synchronized String kept() {
        int length = (int) Math.min(total, MOST_BYTES);
        byte[] end = new byte[length];
        for (int i = 0; i < length; i++) {
            end[i] = ring[(int) ((total - length + i) % MOST_BYTES)];
        }
        return new String(end, StandardCharsets.UTF_8);
    }
}
