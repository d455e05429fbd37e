package dev.assay.exam.protocol;

import java.io.IOException;

/** Bytes that are no frame: too long, cut off, or with a value that no frame can have. */
public final class MalformedFrame extends IOException {
    private static final long serialVersionUID = 1;

    MalformedFrame(String message) {
        super(message);
    }
}
