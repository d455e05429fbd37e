package dev.assay.grader.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/**
 * One act of vandalism. Places are taken modulo what there is, so that every edit fits everything.
 *
 * @param at where
 * @param other another place, or which of the words or values to take
 * @param length of how much, at least 1
 */
public record Edit(Kind kind, int at, int other, int length) {
    /** What is done. */
    public enum Kind {
        /** Bits change; of tokens, one becomes one of the vocabulary. */
        REPLACE,
        /** A stretch is missing. */
        DELETE,
        /** A stretch comes twice. */
        DUPLICATE,
        /** Two stretches change places. */
        SWAP,
        /** Something is put in: a value, a word. */
        INSERT,
        /** The end is missing; rare, for it hides everything else. */
        TRUNCATE
    }

    /** Where limits lie. */
    private static final int[] VALUES = {0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000};

    /** One to so many edits, most of them small. */
    public static Arbitrary<List<Edit>> some(int most) {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(8, Kind.REPLACE), Tuple.of(3, Kind.DELETE),
                Tuple.of(3, Kind.DUPLICATE), Tuple.of(3, Kind.SWAP),
                Tuple.of(4, Kind.INSERT), Tuple.of(1, Kind.TRUNCATE));
        Arbitrary<Integer> places = Arbitraries.integers().withDistribution(RandomDistribution.uniform());
        Arbitrary<Integer> lengths = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.integers().between(1, 4)),
                Tuple.of(1, Arbitraries.integers().between(5, 200)));
        return Combinators.combine(kinds, places, places, lengths).as(Edit::new).list().ofMinSize(1).ofMaxSize(most);
    }

    /** All edits on bytes, one after the other. */
    public static byte[] all(List<Edit> edits, byte[] bytes) {
        byte[] edited = bytes;
        for (Edit edit : edits) {
            edited = edit.on(edited);
        }
        return edited;
    }

    /** All edits on a text's tokens: words, white space, single characters. */
    public static String all(List<Edit> edits, String text, List<String> vocabulary) {
        List<String> tokens = new ArrayList<>(
                Arrays.asList(text.split("(?<=\\W)|(?=\\W)")));
        for (Edit edit : edits) {
            edit.on(tokens, vocabulary);
        }
        return String.join("", tokens);
    }

    private byte[] on(byte[] bytes) {
        if (bytes.length == 0) {
            return bytes;
        }
        int from = Math.floorMod(at, bytes.length);
        int size = Math.min(length, bytes.length - from);
        return switch (kind) {
            case REPLACE -> replaced(bytes, from);
            case DELETE -> joined(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, from + size, bytes.length));
            case DUPLICATE -> joined(Arrays.copyOf(bytes, from + size), Arrays.copyOfRange(bytes, from, bytes.length));
            case SWAP -> swapped(bytes, from, Math.floorMod(other, bytes.length));
            case INSERT -> joined(joined(Arrays.copyOf(bytes, from), new byte[] {(byte) other}),
                    Arrays.copyOfRange(bytes, from, bytes.length));
            case TRUNCATE -> Arrays.copyOf(bytes, from);
        };
    }

    /** A flipped bit, another byte, or two or four bytes with a value at which something ends. */
    private byte[] replaced(byte[] bytes, int from) {
        byte[] edited = bytes.clone();
        int value = VALUES[Math.floorMod(other >> 4, VALUES.length)];
        switch (other & 3) {
            case 0 -> edited[from] ^= (byte) (1 << (other >> 4 & 7));
            case 1 -> edited[from] = (byte) (other >> 4);
            case 2 -> write(edited, from, value, 2);
            default -> write(edited, from, value, 4);
        }
        return edited;
    }

    private static void write(byte[] bytes, int from, int value, int size) {
        for (int i = 0; i < size && from + i < bytes.length; i++) {
            bytes[from + i] = (byte) (value >> 8 * (size - 1 - i));
        }
    }

    private static byte[] swapped(byte[] bytes, int one, int two) {
        byte[] edited = bytes.clone();
        edited[one] = bytes[two];
        edited[two] = bytes[one];
        return edited;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private void on(List<String> tokens, List<String> vocabulary) {
        if (tokens.isEmpty()) {
            return;
        }
        int from = Math.floorMod(at, tokens.size());
        List<String> stretch = tokens.subList(from, Math.min(from + length, tokens.size()));
        String word = vocabulary.get(Math.floorMod(other, vocabulary.size()));
        switch (kind) {
            case REPLACE -> tokens.set(from, word);
            case DELETE -> stretch.clear();
            case DUPLICATE -> tokens.addAll(from, List.copyOf(stretch));
            case SWAP -> tokens.set(from, tokens.set(Math.floorMod(other, tokens.size()), tokens.get(from)));
            case INSERT -> tokens.add(from, word.repeat(length));
            case TRUNCATE -> tokens.subList(from, tokens.size()).clear();
        }
    }
}
