package dev.assay.grader.compile;

import dev.assay.grader.intake.Diagnostic;
import dev.assay.grader.intake.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the grader and its compiler process say to each other: one order, one answer, each a length and that many bytes.
 */
final class Wire {
    static final int MOST_BYTES = 32 << 20;

    private Wire() {}

    /** What to compile, and what must be in it. */
    record Order(
            List<String> classPath, String studentPackage, String entry, String solution, List<SourceFile> files) {}

    /** How compiling has ended. */
    enum End {
        /** With class files, and perhaps warnings. */
        CLASSES,
        /** With errors. */
        ERRORS,
        /** The compiler has run out of memory or of stack; the process is not to be used again. */
        EXHAUSTED
    }

    /** A class file and where it comes from. */
    record ClassFile(String name, String source, byte[] bytes) {}

    /** What has come of an order. */
    record Answer(End end, List<Diagnostic> diagnostics, List<ClassFile> classes) {}

    static void write(OutputStream out, Order order) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(frame);
        data.writeInt(order.classPath().size());
        for (String jar : order.classPath()) {
            writeText(data, jar);
        }
        writeText(data, order.studentPackage());
        writeText(data, order.entry());
        writeText(data, order.solution());
        data.writeInt(order.files().size());
        for (SourceFile file : order.files()) {
            writeText(data, file.path());
            writeText(data, file.text());
        }
        send(out, frame);
    }

    /** The next order, or nothing when there will be none. */
    static Optional<Order> readOrder(InputStream in) throws IOException {
        DataInputStream data = receive(in);
        if (data == null) {
            return Optional.empty();
        }
        List<String> classPath = new ArrayList<>();
        for (int left = data.readInt(); left > 0; left--) {
            classPath.add(readText(data));
        }
        String studentPackage = readText(data);
        String entry = readText(data);
        String solution = readText(data);
        List<SourceFile> files = new ArrayList<>();
        for (int left = data.readInt(); left > 0; left--) {
            files.add(new SourceFile(readText(data), readText(data), ""));
        }
        return Optional.of(new Order(classPath, studentPackage, entry, solution, files));
    }

    static void write(OutputStream out, Answer answer) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(frame);
        data.writeByte(answer.end().ordinal());
        data.writeInt(answer.diagnostics().size());
        for (Diagnostic diagnostic : answer.diagnostics()) {
            writeText(data, diagnostic.file());
            data.writeInt(diagnostic.line());
            data.writeInt(diagnostic.column());
            data.writeBoolean(diagnostic.severity() == Diagnostic.Severity.ERROR);
            writeText(data, diagnostic.message());
        }
        data.writeInt(answer.classes().size());
        for (ClassFile one : answer.classes()) {
            writeText(data, one.name());
            writeText(data, one.source());
            data.writeInt(one.bytes().length);
            data.write(one.bytes());
        }
        send(out, frame);
    }

    /**
     * The answer to an order.
     *
     * @throws IOException if the process has ended, or has said something that is no answer
     */
    static Answer readAnswer(InputStream in) throws IOException {
        DataInputStream data = receive(in);
        if (data == null) {
            throw new EOFException("the compiler has ended without an answer");
        }
        int end = data.readUnsignedByte();
        if (end >= End.values().length) {
            throw new IOException("the compiler gave an answer of kind " + end);
        }
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (int left = data.readInt(); left > 0; left--) {
            diagnostics.add(new Diagnostic(
                    readText(data),
                    data.readInt(),
                    data.readInt(),
                    data.readBoolean() ? Diagnostic.Severity.ERROR : Diagnostic.Severity.WARNING,
                    readText(data)));
        }
        List<ClassFile> classes = new ArrayList<>();
        for (int left = data.readInt(); left > 0; left--) {
            classes.add(new ClassFile(readText(data), readText(data), readBytes(data)));
        }
        return new Answer(End.values()[end], diagnostics, classes);
    }

    private static void send(OutputStream out, ByteArrayOutputStream frame) throws IOException {
        if (frame.size() > MOST_BYTES) {
            throw new IOException("a frame of %d bytes is too long".formatted(frame.size()));
        }
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(frame.size());
        frame.writeTo(data);
        data.flush();
    }

    /** The next frame, or null at the end of the stream. */
    private static DataInputStream receive(InputStream in) throws IOException {
        byte[] length = in.readNBytes(Integer.BYTES);
        if (length.length == 0) {
            return null;
        }
        int bytes = new DataInputStream(new ByteArrayInputStream(length)).readInt();
        if (bytes < 0 || bytes > MOST_BYTES) {
            throw new IOException("a frame claims to have %d bytes".formatted(bytes));
        }
        byte[] frame = in.readNBytes(bytes);
        if (frame.length < bytes) {
            throw new EOFException("a frame ends too early");
        }
        return new DataInputStream(new ByteArrayInputStream(frame));
    }

    private static void writeText(DataOutputStream data, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        data.writeInt(bytes.length);
        data.write(bytes);
    }

    private static String readText(DataInputStream data) throws IOException {
        return new String(readBytes(data), StandardCharsets.UTF_8);
    }

    private static byte[] readBytes(DataInputStream data) throws IOException {
        int length = data.readInt();
        // The whole frame is in memory already, so this is all that there can be.
        if (length < 0 || length > data.available()) {
            throw new IOException("a text claims to have %d bytes".formatted(length));
        }
        return data.readNBytes(length);
    }
}
