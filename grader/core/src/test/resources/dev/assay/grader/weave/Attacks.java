package atk;

import java.math.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.regex.*;
import java.util.stream.*;

/** Each method tries to run for ever, or to eat all memory, by means that admission lets through. */
public class Attacks {
    static Object sink; static int n;
    static void f01_loop() { while (true) {} }
    static void f02_catchThrowable() { while (true) { try { while (true) n++; } catch (Throwable t) { n--; } } }
    static void f03_finally() { while (true) { try { while (true) n++; } finally { continue; } } }
    static void f04_finallyReturns() { for (;;) g04(); }
    static int g04() { try { while (true) n++; } finally { return 1; } }
    static void f05_catchError() { for (;;) { try { f01_loop(); } catch (Error e) { n++; } } }
    static void f06_nestedCatch() { try { f01_loop(); } catch (Throwable a) { try { f01_loop(); } catch (Throwable b) { try { f01_loop(); } finally { f01_loop(); } } } }
    static void f07_tryWithResources() { for (;;) { try (AutoCloseable c = () -> { while (true) n++; }) { n++; } catch (Throwable t) { n++; } } }
    static void d08_recursion() { d08_recursion(); }
    static void d09_recursionCaught() { try { d09_recursionCaught(); } finally { d09_recursionCaught(); } }
    static int d10_mutual(int x) { return x < 0 ? 0 : g10(x + 1); } static int g10(int x) { return d10_mutual(x) + 1; }
    static void d10_mutual() { d10_mutual(0); }
    static void d11_lambdaRecursion() { Function<Object, Object>[] f = new Function[1]; f[0] = x -> f[0].apply(x); f[0].apply(1); }
    static void d12_andThenChain() { Function<Integer, Integer> f = x -> x + 1; for (int i = 0; i < 3_000_000; i++) f = f.andThen(x -> x + 1); sink = f.apply(1); }
    static void d13_composeChain() { Function<Integer, Integer> f = Function.identity(); for (int i = 0; i < 1_000_000; i++) f = f.compose(Function.identity()); sink = f.apply(1); }
    static void d14_thenComparingChain() { Comparator<String> c = Comparator.naturalOrder(); for (int i = 0; i < 500_000; i++) c = c.thenComparing(Comparator.naturalOrder()); sink = c.compare("a", "a"); }
    static void d15_listInItself() { List<Object> l = new ArrayList<>(); l.add(l); sink = l.hashCode(); }
    static void d16_mapInItself() { Map<Object, Object> m = new HashMap<>(); m.put("k", m); sink = m.hashCode(); }
    static void d17_listInItselfToString() { List<Object> a = new ArrayList<>(); List<Object> b = new ArrayList<>(); a.add(b); b.add(a); sink = a.toString(); }
    static void d18_equalsCycle() { List<Object> a = new ArrayList<>(); List<Object> b = new ArrayList<>(); a.add(b); b.add(a); List<Object> c = new ArrayList<>(); List<Object> d = new ArrayList<>(); c.add(d); d.add(c); sink = a.equals(c); }
    record Link(Object next) {}
    static void d19_deepRecord() { Link l = null; for (int i = 0; i < 1_000_000; i++) l = new Link(l); sink = l.hashCode(); }
    static void f20_deepOptional() { Optional<?> o = Optional.of(1); for (int i = 0; i < 2_000_000; i++) o = Optional.of(o); sink = o.hashCode(); }
    static void f136_optionalByMap() { Optional<?> o = Optional.of(1); for (;;) { Optional<?> p = o; o = Optional.of(1).map(x -> p); } }
    static void d137_deepReference() { AtomicReference<Object> r = new AtomicReference<>(); for (int i = 0; i < 1_000_000; i++) r = new AtomicReference<>(r); sink = r.toString(); }
    static void m138_causes() { Throwable t = new Exception(); for (;;) t = new Exception(t); }
    static void d21_predicateChain() { Predicate<Integer> p = x -> true; for (int i = 0; i < 1_000_000; i++) p = p.and(x -> true); sink = p.test(1); }
    static void d22_deepLists() { List<Object> l = new ArrayList<>(); for (int i = 0; i < 1_000_000; i++) l = List.of(l); sink = l.hashCode(); }
    static void d23_unmodifiable() { List<Integer> l = new ArrayList<>(List.of(1)); for (int i = 0; i < 1_000_000; i++) l = Collections.synchronizedList(l); sink = l.get(0); }
    static void d24_streamConcat() { Stream<Integer> s = Stream.of(1); for (int i = 0; i < 1_000_000; i++) s = Stream.concat(s, Stream.of(i)); sink = s.count(); }
    static void d25_clinit() { sink = Bad.x; } static class Bad { static int x = d(0); static int d(int i) { return d(i + 1) + 1; } }
    static void f26_clinitLoop() { sink = Loop.x; } static class Loop { static int x; static { while (Loop.x >= 0) x = 1; } }
    static class Clash implements Comparable<Object> { final int id; Clash(int i) { id = i; } public int hashCode() { return 7; } public boolean equals(Object o) { return this == o; } public int compareTo(Object o) { return 0; } }
    static void f27_hashFlood() { Set<Object> s = new HashSet<>(); for (int i = 0; ; i++) s.add(new Clash(i)); }
    static void f28_stringHashFlood() { Map<String, Integer> m = new HashMap<>(); for (int k = 0; ; k++) { StringBuilder b = new StringBuilder(); for (int i = 0; i < 20; i++) b.append((k >> i & 1) == 0 ? "Aa" : "BB"); m.merge(b.toString(), 1, Integer::sum); } }
    static void f29_regexBacktrack() { sink = Pattern.matches("(a+)+\\1b", "a".repeat(60)); }
    static void f30_regexBacktrack2() { sink = ("x".repeat(5000)).matches("(x*)*(x*)*(x*)*y"); }
    static void d31_regexDeep() { sink = Pattern.compile("(a|b)*").matcher("ab".repeat(500_000)).matches(); }
    static void f32_regexSplit() { for (;;) sink = "a,".repeat(10_000).split("(a|,)+?x?"); }
    static void m33_bigPow() { sink = BigInteger.TWO.pow(Integer.MAX_VALUE - 1); }
    static void f34_bigMultiply() { BigInteger b = BigInteger.ONE.shiftLeft(1 << 22).subtract(BigInteger.ONE); for (;;) sink = b.multiply(b).mod(BigInteger.TEN); }
    static void f35_bigToString() { for (;;) sink = BigInteger.ONE.shiftLeft(1 << 20).toString(); }
    static void f36_probablePrime() { sink = BigInteger.ONE.shiftLeft(40_000).nextProbablePrime(); }
    static void m37_bigDecimalScale() { sink = new BigDecimal("1e2147483000").toPlainString(); }
    static void f38_bigDecimalDivide() { sink = BigDecimal.ONE.divide(new BigDecimal("7"), 100_000_000, RoundingMode.UP); }
    static void m39_repeat() { sink = "x".repeat(Integer.MAX_VALUE - 8); }
    static void m40_doubling() { String s = "abcdefgh"; for (;;) s += s; }
    static void m41_builderDoubling() { StringBuilder b = new StringBuilder("abcdefgh"); for (;;) b.append(b); }
    static void m42_capacity() { sink = new StringBuilder(Integer.MAX_VALUE - 8); }
    static void m43_setLength() { StringBuilder b = new StringBuilder(); b.setLength(Integer.MAX_VALUE - 8); sink = b; }
    static void m44_hugeArray() { sink = new long[Integer.MAX_VALUE - 2]; }
    static void m45_arrays() { List<Object> l = new ArrayList<>(); for (;;) l.add(new int[1 << 20]); }
    static void m46_multi() { sink = new int[60_000][60_000]; }
    static void m47_multi3() { sink = new byte[2000][2000][2000]; }
    static void m48_clone() { int[] a = new int[1 << 20]; List<Object> l = new ArrayList<>(); for (;;) l.add(a.clone()); }
    static void m49_copyOf() { int[] a = new int[16]; for (;;) a = Arrays.copyOf(a, a.length * 2); }
    static void m50_listGrow() { List<Object> l = new ArrayList<>(); for (;;) l.add(l); }
    static void m51_listCapacity() { sink = new ArrayList<>(Integer.MAX_VALUE - 8); }
    static void m52_mapCapacity() { Map<Object, Object> m = new HashMap<>(1 << 30); m.put(1, 1); sink = m; }
    static void m53_nCopies() { sink = new ArrayList<>(Collections.nCopies(Integer.MAX_VALUE - 8, "x")); }
    static void m54_bitSet() { BitSet b = new BitSet(); b.set(Integer.MAX_VALUE - 1); BitSet c = (BitSet) b.clone(); sink = c.size(); }
    static void m55_format() { sink = String.format("%2000000000d", 1); }
    static void m56_join() { List<String> l = Collections.nCopies(1 << 28, "xxxxxxxxxxxxxxxx"); sink = String.join(",", l); }
    static void m57_replace() { String a = "a".repeat(100_000); sink = a.replace("a", a); }
    static void m58_replaceAll() { String a = "a".repeat(100_000); sink = a.replaceAll("a", a); }
    static void m59_indent() { sink = "\n".repeat(100_000).indent(100_000); }
    static void m60_toCharArray() { String a = "a".repeat(1 << 20); List<Object> l = new ArrayList<>(); for (;;) l.add(a.toCharArray()); }
    static void m61_lambdas() { List<Object> l = new ArrayList<>(); for (int i = 0; ; i++) { int k = i; l.add((Supplier<Integer>) () -> k); } }
    static void f62_infiniteStream() { sink = Stream.iterate(1, x -> x + 1).filter(x -> x < 0).findFirst(); }
    static void f63_generate() { Stream.generate(() -> 1).forEach(x -> {}); }
    static void m64_streamCollect() { sink = Stream.generate(() -> "x").toList(); }
    static void m65_streamSorted() { sink = IntStream.iterate(0, x -> x + 1).sorted().findFirst(); }
    static void f66_streamDistinct() { sink = Stream.generate(() -> 1).distinct().skip(1).findAny(); }
    static void f67_longRange() { sink = LongStream.range(0, Long.MAX_VALUE).filter(x -> x < 0).count(); }
    static void f68_iteratorForever() { Iterator<Integer> it = new Iterator<>() { public boolean hasNext() { return true; } public Integer next() { return 1; } }; it.forEachRemaining(x -> {}); }
    static void f69_iterableForEach() { Iterable<Integer> i = () -> new Iterator<>() { public boolean hasNext() { return true; } public Integer next() { return 1; } }; i.forEach(x -> {}); }
    static void f70_comparatorForever() { List<Integer> l = new ArrayList<>(List.of(2, 1)); l.sort((a, b) -> { while (true) n++; }); }
    static void f71_hashForever() { new HashMap<>().put(new Object() { @Override public int hashCode() { while (true) n++; } }, 1); }
    static void f72_equalsForever() { class E { public boolean equals(Object o) { while (true) n++; } public int hashCode() { return 1; } } Set<Object> s = new HashSet<>(); s.add(new E()); s.add(new E()); }
    static void f73_lyingSize() { class L extends AbstractList<Integer> { public int size() { return Integer.MAX_VALUE; } public Integer get(int i) { return i; } } sink = new L().contains(-1); }
    static void f74_toStringForever() { sink = "x" + new Object() { @Override public String toString() { while (true) n++; } }; }
    static void f75_computeIfAbsent() { new TreeMap<Integer, Integer>().computeIfAbsent(1, k -> { while (true) n++; }); }
    static void f76_throwLoop() { for (;;) { try { throw new RuntimeException(); } catch (RuntimeException e) { n++; } } }
    static void f77_npeLoop() { Object o = null; for (;;) { try { o.toString(); } catch (NullPointerException e) { n++; } } }
    static void f78_deepThrow() { deep(3000); } static void deep(int d) { if (d > 0) { deep(d - 1); return; } for (;;) { try { Integer.parseInt("x"); } catch (NumberFormatException e) { n++; } } }
    static void f79_suppressed() { Exception e = new Exception(); for (;;) { Exception x = new Exception(); e.addSuppressed(x); } }
    static void f80_monitor() { Object o = new Object(); for (;;) { synchronized (o) { n++; } } }
    static synchronized void f81_synchronizedLoop() { for (;;) { try { synchronized (Attacks.class) { while (true) n++; } } catch (Throwable t) { n++; } } }
    static void f82_listContains() { List<Integer> l = new ArrayList<>(); for (int i = 0; i < 200_000; i++) l.add(i); for (;;) n += l.contains(-1) ? 1 : 0; }
    static void f83_indexOfString() { String s = "a".repeat(1 << 20); for (;;) n += s.indexOf("aab"); }
    static void f84_stringEquals() { String a = "a".repeat(1 << 20); String b = "a".repeat(1 << 20); for (;;) n += a.equals(b) ? 1 : 0; }
    static void f85_stringEqualsHidden() { Object a = "a".repeat(1 << 20); Object b = "a".repeat(1 << 20); List<Object> l = new ArrayList<>(List.of(a)); for (;;) n += l.contains(b) ? 1 : 0; }
    static void f86_compareHidden() { String a = "a".repeat(1 << 20); TreeSet<String> t = new TreeSet<>(List.of(a)); for (;;) n += t.contains("a".repeat(1 << 10) + "b") ? 1 : 0; }
    static void f87_arraycopy() { int[] a = new int[1 << 22]; for (;;) System.arraycopy(a, 0, a, 1, (1 << 22) - 1); }
    static void f88_fill() { int[] a = new int[1 << 22]; for (;;) Arrays.fill(a, 1); }
    static void f89_insertFront() { List<Integer> l = new ArrayList<>(); for (int i = 0; ; i++) l.add(0, i); }
    static void f90_builderInsert() { StringBuilder b = new StringBuilder("x".repeat(1 << 20)); for (;;) { b.insert(0, 'x'); b.deleteCharAt(0); } }
    static void f91_builderReverse() { StringBuilder b = new StringBuilder("x".repeat(1 << 22)); for (;;) b.reverse(); }
    static void f92_parseLong() { String z = "0".repeat(1 << 20); for (;;) n += Integer.parseInt(z); }
    static void f93_arraysEquals() { int[] a = new int[1 << 22], b = new int[1 << 22]; for (;;) n += Arrays.equals(a, b) ? 1 : 0; }
    static void f94_deepHash() { Object[] a = new Object[1000]; Arrays.fill(a, new Object[1000]); for (;;) n += Arrays.deepHashCode(a); }
    static void f95_methodRefLinear() { List<Integer> l = new ArrayList<>(); for (int i = 0; i < 100_000; i++) l.add(i); Predicate<Object> p = l::contains; for (;;) n += p.test(-1) ? 1 : 0; }
    static void f96_stringRef() { String s = "a".repeat(1 << 20); ToIntFunction<String> f = s::indexOf; for (;;) n += f.applyAsInt("b"); }
    static void f97_chars() { String s = "a".repeat(1 << 20); for (;;) n += s.chars().sum(); }
    static void f98_updateAndGet() { new AtomicInteger().updateAndGet(x -> { while (true) n++; }); }
    static void f99_optional() { Optional.of(1).map(x -> { while (true) n++; }); }
    static void f100_longRegexCompile() { for (;;) sink = Pattern.compile("(" + "a|".repeat(20_000) + "b)"); }
    static void d101_regexNesting() { sink = Pattern.compile("(".repeat(100_000) + ")".repeat(100_000)); }
    static void f102_collectorForever() { sink = Stream.of(1).collect(Collector.of(ArrayList<Integer>::new, (l, x) -> { while (true) n++; }, (a, b) -> a)); }
    static void f103_arrayDequeScan() { ArrayDeque<Integer> q = new ArrayDeque<>(); for (int i = 0; i < 500_000; i++) q.add(i); for (;;) q.remove((Object) (-1)); }
    static void f104_priorityQueueRemove() { PriorityQueue<Integer> q = new PriorityQueue<>(); for (int i = 0; i < 500_000; i++) q.add(i); for (;;) q.remove(-1); }
    static void f105_copyOnWrite() { List<Integer> l = new CopyOnWriteArrayList<>(); for (int i = 0; ; i++) l.add(i); }
    static void f106_mathLoop() { double d = 1; for (;;) d = Math.sin(d); }
    static void f107_switchLoop() { Object o = 1; for (;;) switch (o) { case String s -> n++; case Integer i when i > 5 -> n--; default -> n++; } }
    static void f108_getBytes() { String s = "ä".repeat(1 << 20); for (;;) sink = s.getBytes(java.nio.charset.StandardCharsets.UTF_8); }
    static void f109_recordEquals() { record R(String s) {} R a = new R("a".repeat(1 << 20)), b = new R("a".repeat(1 << 20)); for (;;) n += a.equals(b) ? 1 : 0; }
    static void f110_spliterator() { Spliterator<Integer> s = Stream.iterate(1, x -> x).spliterator(); s.forEachRemaining(x -> {}); }
    static void f111_concatRecord() { record R(int[] a, String s) {} R r = new R(new int[1], "x".repeat(1 << 20)); for (;;) sink = r.toString(); }
    static void f112_upper() { String s = "a".repeat(1 << 20); for (;;) sink = s.toUpperCase(Locale.ROOT); }
    static void m113_gather() { sink = Stream.iterate(1, x -> x).gather(Gatherers.windowSliding(1_000_000)).count(); }
    static void f114_swallowInCallback() { List<Integer> l = new ArrayList<>(List.of(1, 2, 3)); for (;;) { try { l.forEach(x -> { while (true) n++; }); } catch (Throwable t) { l.removeIf(x -> { try { while (true) n++; } catch (Throwable u) { return false; } }); } } }
    static void m115_identityStrings() { List<Object> l = new ArrayList<>(); for (int i = 0; ; i++) l.add(String.valueOf(i)); }
    static void m116_treeMap() { TreeMap<Integer, Integer> t = new TreeMap<>(); for (int i = 0; ; i++) t.put(i, i); }
    static void m117_boxing() { List<Object> l = new LinkedList<>(); for (long i = 0; ; i++) l.add(i << 20); }
    static void f118_nestedLambdaFinally() { Runnable r = () -> { for (;;) { try { n++; } finally { n--; } } }; for (;;) { try { r.run(); } catch (Throwable t) { r.run(); } } }
    static void m119_stringChars() { List<Object> l = new ArrayList<>(); String s = "x".repeat(1 << 16); for (;;) l.add(s.substring(1)); }
    static void m121_appendChar() { StringBuilder b = new StringBuilder(); for (;;) b.append('x'); }
    static void m122_appendLong() { StringBuilder b = new StringBuilder(); for (;;) b.append(Long.MIN_VALUE); }
    static void f123_indexOfQuadratic() { String s = "a".repeat(1 << 20), t = "a".repeat(1 << 19) + "b"; for (;;) n += s.indexOf(t); }
    static void f124_containsQuadratic() { String s = "a".repeat(1 << 20), t = "a".repeat(1 << 19) + "b"; for (;;) n += s.contains(t) ? 1 : 0; }
    static void f125_replaceQuadratic() { String s = "a".repeat(1 << 20), t = "a".repeat(1 << 19) + "b"; for (;;) sink = s.replace(t, "x"); }
    static void m126_optionals() { List<Object> l = new ArrayList<>(); for (int i = 1000; ; i++) l.add(Optional.of(l)); }
    static void m127_dates() { List<Object> l = new ArrayList<>(); java.time.LocalDate d = java.time.LocalDate.of(2000, 1, 1); for (int i = 0; ; i++) l.add(d.plusDays(i % 1000)); }
    static void m128_npes() { List<Object> l = new ArrayList<>(); Object o = null; for (;;) { try { o.hashCode(); } catch (NullPointerException e) { l.add(e); } } }
    static void m129_exceptions() { List<Object> l = new ArrayList<>(); for (;;) l.add(new Exception()); }
    static void f130_startsWith() { String s = "a".repeat(1 << 20), t = "a".repeat(1 << 20); for (;;) n += s.startsWith(t) ? 1 : 0; }
    static void f131_compareIgnoreCase() { String s = "a".repeat(1 << 20), t = "A".repeat(1 << 20); for (;;) n += s.compareToIgnoreCase(t); }
    static void f132_hashLong() { for (;;) n += Objects.hash("a".repeat(1 << 16)); }
    static void f133_builderEquals() { StringBuilder s = new StringBuilder("a".repeat(1 << 20)), t = new StringBuilder(s); for (;;) n += s.compareTo(t); }
    static void f134_doubleParse() { String z = "0".repeat(1 << 16) + ".1"; for (;;) n += (int) Double.parseDouble(z); }
    static void f135_bigIntegerParse() { String z = "9".repeat(1 << 16); for (;;) sink = new BigInteger(z); }
    static void f120_hexFormat() { byte[] b = new byte[1 << 16]; for (;;) sink = HexFormat.of().formatHex(b); }
}
