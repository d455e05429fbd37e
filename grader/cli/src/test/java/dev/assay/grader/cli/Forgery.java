package dev.assay.grader.cli;

import dev.assay.exam.protocol.Done;
import dev.assay.exam.protocol.Finished;
import dev.assay.exam.protocol.Frame;
import dev.assay.exam.protocol.Frames;
import dev.assay.exam.protocol.Printed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;

/** What a child says that is asked for one test, has begun it, and claims that it has passed: for attacks to send. */
final class Forgery {
    /** The id of the test. */
    static final String TEST = "P1";

    private Forgery() {}

    /** The bytes, two hexadecimal digits each. */
    static String frames() {
        List<Frame> frames = List.of(
                new Finished(TEST, Finished.Status.PASSED, "", "", "", 0, -1, 1, 1), new Printed("", 0), new Done());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            for (Frame frame : frames) {
                Frames.write(bytes, frame);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
