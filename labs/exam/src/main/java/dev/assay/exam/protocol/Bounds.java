package dev.assay.exam.protocol;

/** How much of everything a frame holds at most. */
final class Bounds {
    static final int MOST_NAME_CHARS = 500;
    static final int MOST_TITLE_CHARS = 2_000;
    static final int MOST_MESSAGE_CHARS = 8_000;
    static final int MOST_PATH_CHARS = 8_000;
    static final int MOST_CLASS_BYTES = 8 << 20;
    static final int MOST_TESTS = 5_000;
    static final int MOST_CLASSES = 5_000;

    private Bounds() {}
}
