package dev.assay.exam.protocol;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BiConsumer;

/** Writes the values of a frame into memory. */
final class Sink {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream data = new DataOutputStream(bytes);

    ByteArrayOutputStream bytes() {
        return bytes;
    }

    Sink type(int type) {
        return then(() -> data.writeByte(type));
    }

    Sink count(int number) {
        return then(() -> data.writeInt(number));
    }

    Sink number(long number) {
        return then(() -> data.writeLong(number));
    }

    Sink flag(boolean flag) {
        return then(() -> data.writeBoolean(flag));
    }

    Sink block(byte[] block) {
        return then(() -> {
            data.writeInt(block.length);
            data.write(block);
        });
    }

    /** A text, cut where it is too long: such texts come from student code. */
    Sink text(String text, int mostChars) {
        String kept = text.length() <= mostChars ? text : text.substring(0, mostChars);
        return block(kept.getBytes(StandardCharsets.UTF_8));
    }

    Sink texts(Collection<String> texts, int most, int mostChars) {
        count(atMost(most, texts.size(), "texts"));
        texts.forEach(text -> text(text, mostChars));
        return this;
    }

    <T> Sink list(List<T> values, int most, String what, BiConsumer<Sink, T> writer) {
        count(atMost(most, values.size(), what));
        values.forEach(value -> writer.accept(this, value));
        return this;
    }

    Sink classes(SortedMap<String, byte[]> classes) {
        count(atMost(Bounds.MOST_CLASSES, classes.size(), "classes"));
        classes.forEach((name, file) -> text(name, Bounds.MOST_NAME_CHARS).block(file));
        return this;
    }

    private static int atMost(int most, int count, String what) {
        if (count > most) {
            throw new IllegalArgumentException("%d %s are too many; at most %d".formatted(count, what, most));
        }
        return count;
    }

    private interface Writing {
        void run() throws IOException;
    }

    private Sink then(Writing writing) {
        try {
            writing.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }
}
