package dev.assay.exam.protocol;

/**
 * What was printed on standard output and standard error during the examination.
 *
 * @param text the beginning of it, at most {@link #MOST_CHARS} characters
 * @param droppedChars about how many more there were
 */
public record Printed(String text, long droppedChars) implements Frame {
    /** How much is kept, in UTF-16 code units. */
    public static final int MOST_CHARS = 64 << 10;
}
