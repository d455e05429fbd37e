package atk;

import java.util.*;
import java.util.function.*;
import spikelab.Chains;
import spikelab.Chains.*;

/** Each method tries to run for ever, or too deep, by means that a lab has handed over. */
public class LabAttacks {
    static Object sink; static int n;
    static void d01_andThen() { Function<Integer, Integer> f = Chains.step(); for (int i = 0; i < 300_000; i++) f = f.andThen(Chains.step()); sink = f.apply(1); }
    static void d02_stepAndThen() { Function<Integer, Integer> f = Function.identity(); for (int i = 0; i < 300_000; i++) f = Chains.step().compose(f); sink = f.apply(1); }
    static void d03_negate() { Predicate<Integer> p = Chains.test(); for (int i = 0; i < 300_000; i++) p = p.negate(); sink = p.test(1); }
    static void d04_or() { Predicate<Integer> p = Chains.test(); for (int i = 0; i < 300_000; i++) p = Chains.test().negate().or(p); sink = p.test(1); }
    static void d05_thenComparing() { Comparator<Integer> c = Chains.order(); for (int i = 0; i < 300_000; i++) c = Chains.order().thenComparing(c); sink = c.compare(1, 1); }
    static void d06_operator() { IntUnaryOperator c = Chains.operator(); for (int i = 0; i < 300_000; i++) c = Chains.operator().andThen(c); sink = c.applyAsInt(1); }
    @SuppressWarnings("unchecked")
    static void d07_hidden() { Function<Integer, Integer> f = (Function<Integer, Integer>) Chains.more().get("f"); for (int i = 0; i < 300_000; i++) { Function<Integer, Integer> g = (Function<Integer, Integer>) Chains.more().get("f"); f = g.andThen(f); } sink = f.apply(1); }
    static void d08_records() { Object p = "x"; for (int i = 0; i < 500_000; i++) p = new Pair(p, 1); sink = p.hashCode(); }
    static void d09_recordsEqual() { Object p = "x", q = "x"; for (int i = 0; i < 500_000; i++) { p = new Pair(p, 1); q = new Pair(q, 1); } sink = p.equals(q); }
    static void d10_recordsText() { Pair p = new Pair("x", 1); for (int i = 0; i < 500_000; i++) p = new Pair(p, 1); sink = p.toString(); }
    static void f11_equals() { Note a = Chains.note("a".repeat(1 << 20)), b = Chains.note("a".repeat(1 << 20)); for (;;) n += a.equals(b) ? 1 : 0; }
    static void f12_equalsHidden() { Object a = Chains.note("a".repeat(1 << 20)), b = Chains.note("a".repeat(1 << 20)); for (;;) n += Objects.equals(a, b) ? 1 : 0; }
    static void f13_inMaps() { Map<Note, Integer> m = new HashMap<>(); m.put(Chains.note("a".repeat(1 << 20)), 1); Note b = Chains.note("a".repeat(1 << 20)); for (;;) n += m.get(b); }
    static void f14_hashes() { Note a = new Note("a", new ArrayList<>(Collections.nCopies(1 << 16, "x")), 1); for (;;) n += a.hashCode(); }
    static void f15_labsList() { Note a = new Note("a", Chains.note("b").tags(), 1); List<Note> l = Chains.notes(3), k = Chains.notes(3); for (;;) n += l.equals(k) ? 1 : 0; }
    static void m16_texts() { List<Object> l = new ArrayList<>(); Object a = Chains.note("a".repeat(1 << 20)); for (;;) l.add(a.toString()); }
    static void m17_concatenated() { List<Object> l = new ArrayList<>(); Note a = Chains.note("a".repeat(1 << 20)); for (;;) l.add("" + a); }
    static void f18_shared() { Object p = "x"; for (int i = 0; i < 60; i++) p = new Pair(p, p); sink = p.hashCode(); }
    static void f19_sharedText() { Object p = "x"; for (int i = 0; i < 60; i++) p = new Pair(p, p); sink = p.toString(); }
}
