package dev.assay.exam.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the values of a frame that is in memory already. Trusts nothing. */
final class Source {
    private final ByteBuffer bytes;

    Source(byte[] frame) {
        this.bytes = ByteBuffer.wrap(frame);
    }

    /** What reads one of several things. */
    interface Reader<T> {
        T read() throws MalformedFrame;
    }

    int remaining() {
        return bytes.remaining();
    }

    int octet() throws MalformedFrame {
        require(1);
        return Byte.toUnsignedInt(bytes.get());
    }

    boolean flag() throws MalformedFrame {
        return octet() != 0;
    }

    int count() throws MalformedFrame {
        require(Integer.BYTES);
        return bytes.getInt();
    }

    int atMost(int most) throws MalformedFrame {
        int count = count();
        if (count < 0 || count > most) {
            throw new MalformedFrame("a frame claims to hold %d things, at most %d are allowed".formatted(count, most));
        }
        return count;
    }

    long number() throws MalformedFrame {
        require(Long.BYTES);
        return bytes.getLong();
    }

    <W> W word(W[] words) throws MalformedFrame {
        int index = octet();
        if (index >= words.length) {
            throw new MalformedFrame("there is no word of number " + index);
        }
        return words[index];
    }

    String text(int mostChars) throws MalformedFrame {
        String text = new String(block(3 * mostChars), StandardCharsets.UTF_8);
        if (text.length() > mostChars) {
            throw new MalformedFrame("a text has %d characters, at most %d are allowed".formatted(
                    text.length(), mostChars));
        }
        return text;
    }

    List<String> texts(int most, int mostChars) throws MalformedFrame {
        return list(most, () -> text(mostChars));
    }

    <T> List<T> list(int most, Reader<T> reader) throws MalformedFrame {
        List<T> values = new ArrayList<>();
        for (int left = atMost(most); left > 0; left--) {
            values.add(reader.read());
        }
        return values;
    }

    byte[] block(int mostBytes) throws MalformedFrame {
        int length = count();
        if (length < 0 || length > mostBytes) {
            throw new MalformedFrame("a value claims to have %d bytes, at most %d are allowed".formatted(
                    length, mostBytes));
        }
        require(length);
        byte[] block = new byte[length];
        bytes.get(block);
        return block;
    }

    SortedMap<String, byte[]> classes() throws MalformedFrame {
        SortedMap<String, byte[]> classes = new TreeMap<>();
        for (int left = atMost(Bounds.MOST_CLASSES); left > 0; left--) {
            classes.put(text(Bounds.MOST_NAME_CHARS), block(Bounds.MOST_CLASS_BYTES));
        }
        return classes;
    }

    private void require(int length) throws MalformedFrame {
        if (bytes.remaining() < length) {
            throw new MalformedFrame("a frame ends in the middle of a value");
        }
    }
}
