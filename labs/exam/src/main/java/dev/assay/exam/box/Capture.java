package dev.assay.exam.box;

import dev.assay.exam.protocol.Printed;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Takes whatever is printed. The beginning is kept, the rest only counted: once full, printing costs next to nothing,
 * so fifty megabytes of prints are no trouble.
 */
final class Capture extends PrintStream {
    private final StringBuilder kept = new StringBuilder();
    private long droppedChars;

    Capture() {
        super(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    /** Puts a capture in place of standard output and standard error. */
    static Capture install() {
        Capture capture = new Capture();
        System.setOut(capture);
        System.setErr(capture);
        return capture;
    }

    synchronized Printed printed() {
        return new Printed(kept.toString(), droppedChars);
    }

    private synchronized void add(String text) {
        int room = Printed.MOST_CHARS - kept.length();
        if (text.length() <= room) {
            kept.append(text);
        } else {
            kept.append(text, 0, room);
            droppedChars += text.length() - room;
        }
    }

    private void addLine(String text) {
        add(text);
        add("\n");
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        int decoded = Math.min(length, 4 * (Printed.MOST_CHARS - kept.length()));
        add(new String(bytes, offset, decoded, StandardCharsets.UTF_8));
        droppedChars += length - decoded;
    }

    @Override
    public void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void writeBytes(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(int octet) {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void print(boolean value) {
        add(String.valueOf(value));
    }

    @Override
    public void print(char value) {
        add(String.valueOf(value));
    }

    @Override
    public void print(int value) {
        add(String.valueOf(value));
    }

    @Override
    public void print(long value) {
        add(String.valueOf(value));
    }

    @Override
    public void print(float value) {
        add(String.valueOf(value));
    }

    @Override
    public void print(double value) {
        add(String.valueOf(value));
    }

    @Override
    public void print(char[] value) {
        add(String.valueOf(value));
    }

    @Override
    public void print(String value) {
        add(String.valueOf(value));
    }

    @Override
    public void print(Object value) {
        add(String.valueOf(value));
    }

    @Override
    public void println() {
        add("\n");
    }

    @Override
    public void println(boolean value) {
        addLine(String.valueOf(value));
    }

    @Override
    public void println(char value) {
        addLine(String.valueOf(value));
    }

    @Override
    public void println(int value) {
        addLine(String.valueOf(value));
    }

    @Override
    public void println(long value) {
        addLine(String.valueOf(value));
    }

    @Override
    public void println(float value) {
        addLine(String.valueOf(value));
    }

    @Override
    public void println(double value) {
        addLine(String.valueOf(value));
    }

    @Override
    public void println(char[] value) {
        addLine(String.valueOf(value));
    }

    @Override
    public void println(String value) {
        addLine(String.valueOf(value));
    }

    @Override
    public void println(Object value) {
        addLine(String.valueOf(value));
    }

    @Override
    public PrintStream append(CharSequence text, int start, int end) {
        add(String.valueOf(text).substring(start, end));
        return this;
    }

    @Override
    public void flush() {
        // Nothing waits.
    }

    @Override
    public void close() {
        // It stays open for the next test.
    }
}
