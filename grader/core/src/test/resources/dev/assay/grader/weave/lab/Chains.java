package spikelab;

import java.util.*;
import java.util.function.*;

/** Functions and values that a lab hands out, made by the JDK's own means. */
public class Chains {
    public record Note(String text, List<String> tags, int number) {}
    public record Pair(Object left, Object right) {}

    public static Function<Integer, Integer> step() { return x -> x + 1; }
    public static Predicate<Integer> test() { return x -> x > 0; }
    public static Comparator<Integer> order() { return (a, b) -> a - b; }
    public static IntUnaryOperator operator() { return x -> x + 1; }
    public static Map<String, Object> more() { Function<Integer, Integer> f = x -> x; return Map.of("f", f); }
    public static Note note(String text) { return new Note(text, List.of(text), 1); }
    public static List<Note> notes(int count) { List<Note> l = new ArrayList<>(); for (int i = 0; i < count; i++) l.add(note("a".repeat(1 << 20))); return l; }
}
