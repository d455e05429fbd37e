package dev.assay.grader.trace;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Traces of real failures of flawed solutions. */
public final class SampleTraces {
    /** The names of all of them. */
    public static final List<String> NAMES = List.of("two-step-save-D2", "no-persist-on-grant-D1", "zombie-vote-E3");

    private SampleTraces() {}

    /** The bytes of one. */
    public static byte[] bytes(String name) {
        try (InputStream in = SampleTraces.class.getResourceAsStream(name + ".json")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of them. */
    public static TraceFile of(String name) {
        try {
            return TraceJson.read(bytes(name));
        } catch (MalformedTrace e) {
            throw new IllegalStateException(e);
        }
    }
}
