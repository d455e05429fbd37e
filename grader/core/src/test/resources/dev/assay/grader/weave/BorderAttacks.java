package atk;

import java.math.*;
import java.nio.charset.StandardCharsets;
import java.time.*;
import java.time.temporal.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.random.RandomGenerator;
import java.util.regex.*;
import java.util.stream.*;
import java.util.zip.*;

/** Each method tries to run for ever, or to eat all memory, where the metered library borders on the JDK's own classes. */
public class BorderAttacks {
    static Object sink; static int n;
    static final String LONG = "a".repeat(1 << 20);
    static final String OTHER = new String(LONG.toCharArray());
    static final String WIDE = "\u20ac".repeat(1 << 20);
    record Text(CharSequence in, int length) implements CharSequence { public char charAt(int i) { return 'x'; } public CharSequence subSequence(int a, int b) { return this; } public String toString() { return "short"; } }
    static final class Zeros implements CharSequence { public String toString() { return "x".repeat(1 << 20); } public int length() { return Integer.MAX_VALUE - 8; } public char charAt(int i) { return '0'; } public CharSequence subSequence(int a, int b) { return this; } }
    static final class Growing implements CharSequence { int asked; public int length() { return asked++ == 0 ? 0 : 1 << 30; } public char charAt(int i) { return 'x'; } public CharSequence subSequence(int a, int b) { return this; } }
    static void m01_subSequence() { List<Object> l = new ArrayList<>(); CharSequence s = LONG; for (int i = 0; ; i++) l.add(s.subSequence(1, s.length() - i % 7)); }
    static void m02_objectToString() { List<Object> l = new ArrayList<>(); Object b = new StringBuilder(LONG); for (;;) l.add(b.toString()); }
    static void m03_charsToString() { List<Object> l = new ArrayList<>(); CharSequence b = new StringBuilder(LONG); for (;;) l.add(b.toString()); }
    static void m04_valueOf() { List<Object> l = new ArrayList<>(); Object b = new StringBuilder(LONG); for (;;) l.add(String.valueOf(b)); }
    static void m05_objectsToString() { List<Object> l = new ArrayList<>(); Object b = new StringBuilder(LONG); for (;;) l.add(Objects.toString(b)); }
    static void m06_appendObject() { StringBuilder b = new StringBuilder(); Object o = LONG; for (;;) b.append(o); }
    static void m07_insertObject() { StringBuilder b = new StringBuilder(); Object o = LONG; for (;;) b.insert(0, o); }
    static void m08_newString() { List<Object> l = new ArrayList<>(); byte[] b = new byte[1 << 20]; for (;;) l.add(new String(b, StandardCharsets.UTF_8)); }
    static void m09_newStringChars() { List<Object> l = new ArrayList<>(); char[] b = new char[1 << 20]; for (;;) l.add(new String(b)); }
    static void m10_newStringPart() { List<Object> l = new ArrayList<>(); char[] b = new char[1 << 20]; for (;;) l.add(new String(b, 1, 1 << 19)); }
    static void m11_newStringBuilder() { List<Object> l = new ArrayList<>(); StringBuilder b = new StringBuilder(LONG); for (;;) l.add(new String(b)); }
    static void m12_builderOfBuilder() { List<Object> l = new ArrayList<>(); StringBuilder b = new StringBuilder(LONG); for (;;) l.add(new StringBuilder(b)); }
    static void m13_wideTexts() { List<Object> l = new ArrayList<>(); for (int i = 0; ; i++) l.add(WIDE.substring(i % 9)); }
    static void m14_lyingBuilder() { StringBuilder b = new StringBuilder(); for (;;) b.append(new Zeros()); }
    static void m15_growingBuilder() { StringBuilder b = new StringBuilder(); for (;;) b.append(new Growing()); }
    static void m16_growingInsert() { StringBuilder b = new StringBuilder(); for (;;) b.insert(0, new Growing()); }
    static void m17_lyingNew() { sink = new StringBuilder(new Zeros()); }
    static void f18_lyingParse() { for (;;) n += Integer.parseInt(new Zeros(), 0, Integer.MAX_VALUE - 8, 10); }
    static void f19_lyingContent() { String z = "0".repeat(1 << 20); for (;;) n += z.contentEquals(new Text(z, 1 << 20)) ? 1 : 0; }
    static void m20_lyingJoin() { List<Object> l = new ArrayList<>(); for (;;) l.add(String.join(",", new Zeros(), new Zeros())); }
    static void f21_throwableToString() { Throwable t = new RuntimeException(LONG); for (;;) sink = t.toString(); }
    static void m22_throwableKept() { List<Object> l = new ArrayList<>(); Throwable t = new RuntimeException(LONG); for (;;) l.add(t.toString()); }
    static class Mine extends RuntimeException { Mine(String m) { super(m); } @Override public String toString() { return super.toString(); } }
    static void m23_superToString() { List<Object> l = new ArrayList<>(); Throwable t = new Mine(LONG); for (;;) l.add(t.toString()); }
    static void f24_optionalEquals() { Optional<String> a = Optional.of(LONG), b = Optional.of(OTHER); for (;;) n += a.equals(b) ? 1 : 0; }
    static void f25_optionalHidden() { Object a = Optional.of(LONG), b = Optional.of(OTHER); for (;;) n += a.equals(b) ? 1 : 0; }
    static void m26_optionalToString() { List<Object> l = new ArrayList<>(); Optional<String> a = Optional.of(LONG); for (;;) l.add(a.toString()); }
    static void m27_optionalHidden() { List<Object> l = new ArrayList<>(); Object a = Optional.of(LONG); for (;;) l.add(a.toString()); }
    static void m28_printf() { System.out.printf("%1000000000d", 1); }
    static void m29_printFormat() { for (;;) System.out.format("%100000000d%n", 1); }
    static void f30_printObject() { Object b = new StringBuilder(LONG); for (;;) System.out.println(b); }
    static void f31_printAppend() { for (;;) System.out.append(new StringBuilder(LONG)); }
    static void f32_enumValueOf() { for (;;) try { Thread.State.valueOf(LONG); } catch (IllegalArgumentException e) { n++; } }
    static final class Liar implements RandomGenerator { public long nextLong() { return -1; } public int nextInt() { return -1; } }
    static void f33_lyingRandom() { RandomGenerator r = new Liar(); sink = r.nextInt(3, (1 << 30) + 5) + r.nextLong((1L << 62) + 9); }
    static void f34_crc() { CRC32 c = new CRC32(); byte[] b = new byte[1 << 22]; for (;;) c.update(b); }
    static void f35_nameUuid() { byte[] b = new byte[1 << 22]; for (;;) sink = UUID.nameUUIDFromBytes(b); }
    static void m36_uuids() { List<Object> l = new ArrayList<>(); for (int i = 0; ; i++) l.add(new UUID(i, i)); }
    static void f37_base64() { byte[] b = new byte[1 << 20]; for (;;) sink = Base64.getEncoder().encodeToString(b); }
    static void f38_canonicalRegex() { sink = Pattern.compile("\u0344\u0315\u0300\u05ae\u0591".repeat(40_000), Pattern.CANON_EQ); }
    static void f39_regexGrapheme() { String s = "e" + "\u0301".repeat(1 << 16); for (;;) n += Pattern.compile("\\X").matcher(s).results().count(); }
    static void f40_stringSwitch() { for (;;) switch (LONG) { case "a" -> n++; case "b" -> n--; default -> n += LONG.equals(OTHER) ? 1 : 0; } }
    static void f41_startOffset() { for (;;) n += LONG.regionMatches(0, OTHER, 0, 1 << 20) ? 1 : 0; }
    static void f42_regionIgnoring() { for (;;) n += LONG.regionMatches(true, 0, OTHER, 0, 1 << 20) ? 1 : 0; }
    static void f43_split() { String s = ",".repeat(1 << 16); for (;;) sink = s.split(","); }
    static void m44_splitKept() { List<Object> l = new ArrayList<>(); String s = "ab,".repeat(1 << 16); for (;;) l.add(s.split(",")); }
    static void f45_bigEquals() { BigInteger a = BigInteger.ONE.shiftLeft(1 << 22), b = BigInteger.ONE.shiftLeft(1 << 22); for (;;) n += a.equals(b) ? 1 : 0; }
    static void m46_plain() { sink = new BigDecimal("1E999999999").toPlainString(); }
    static void m47_bigScale() { sink = new BigDecimal("1E99999999").toBigInteger(); }
    static void f49_bigSqrt() { for (;;) sink = BigInteger.ONE.shiftLeft(1 << 20).subtract(BigInteger.TWO).sqrt(); }
    static void f50_bigDecimalPow() { for (;;) sink = new BigDecimal("1.0000001").pow(9_999); }
    static void f51_hashMapSelf() { Map<Object, Object> m = new ConcurrentHashMap<>(); for (int i = 0; ; i++) m.put(new BorderAttacks() { @Override public int hashCode() { return 3; } }, i); }
    static void f52_atomicAccumulate() { AtomicLong a = new AtomicLong(); a.accumulateAndGet(1, (x, y) -> { while (true) n++; }); }
    static void m53_atomics() { List<Object> l = new ArrayList<>(); for (;;) l.add(new AtomicLong()); }
    static void d54_comparatorNest() { Comparator<Integer> c = Comparator.naturalOrder(); for (int i = 0; i < 500_000; i++) c = Comparator.nullsFirst(c); sink = c.compare(1, 2); }
    static void d55_comparingNest() { Comparator<Integer> c = Comparator.naturalOrder(); for (int i = 0; i < 500_000; i++) c = Comparator.comparing(x -> x, c); sink = c.compare(1, 2); }
    static void d56_reversedNest() { Comparator<Integer> c = Integer::compare; for (int i = 0; i < 500_000; i++) { Comparator<Integer> d = c; c = new Comparator<>() { public int compare(Integer a, Integer b) { return d.compare(a, b); } }; c = c.reversed(); } sink = c.compare(1, 2); }
    static void d57_negateChain() { IntPredicate p = x -> true; for (int i = 0; i < 1_000_000; i++) p = p.negate(); sink = p.test(1); }
    static void d58_operatorChain() { IntUnaryOperator p = x -> x; for (int i = 0; i < 1_000_000; i++) p = p.andThen(x -> x); sink = p.applyAsInt(1); }
    static void d59_consumerChain() { Consumer<Integer> p = x -> { }; for (int i = 0; i < 1_000_000; i++) p = p.andThen(x -> { }); p.accept(1); }
    static void d60_biFunctionChain() { BiFunction<Integer, Integer, Integer> p = (a, b) -> a; for (int i = 0; i < 1_000_000; i++) p = p.andThen(x -> x); sink = p.apply(1, 2); }
    static void d61_iterators() { Iterator<Integer> i = List.of(1).iterator(); for (int k = 0; k < 1_000_000; k++) { Iterator<Integer> j = i; i = new Iterator<>() { public boolean hasNext() { return j.hasNext(); } public Integer next() { return j.next(); } }; } sink = i.next(); }
    static void d62_causes() { Throwable t = new RuntimeException("x"); for (int i = 0; i < 100_000; i++) t = new RuntimeException(null, t) { @Override public String getMessage() { return getCause().getMessage(); } }; sink = t.getMessage(); }
    static void d63_stringBuilders() { Object o = "x"; for (int i = 0; i < 200_000; i++) { Object p = o; o = new Object() { @Override public String toString() { return "" + p; } }; } sink = o.toString(); }
    static void f64_lyingIterator() { for (int x : (Iterable<Integer>) () -> new Iterator<>() { public boolean hasNext() { return true; } public Integer next() { return 1; } }) n += x; }
    static void f65_addAllEndless() { new ArrayList<>(new AbstractCollection<Integer>() { public int size() { return 1; } public Iterator<Integer> iterator() { return Stream.iterate(1, x -> x + 1).iterator(); } }); }
    static void m66_toArrayLies() { sink = new ArrayList<>(new AbstractCollection<Integer>() { public int size() { return 1 << 30; } public Iterator<Integer> iterator() { return List.<Integer>of().iterator(); } }); }
    static void m67_toArray() { List<Object> l = new ArrayList<>(); List<Integer> s = Collections.nCopies(1 << 18, 1); for (;;) l.add(s.toArray(new Integer[0])); }
    static void f68_copyOfSet() { Set<Integer> s = new HashSet<>(); for (int i = 0; i < 100_000; i++) s.add(i); for (;;) n += Set.copyOf(new ArrayList<>(s)).size(); }
    static void f69_setOfFlood() { List<Object> l = new ArrayList<>(); for (int i = 0; i < 200_000; i++) l.add(new BorderAttacks() { @Override public int hashCode() { return 3; } }); sink = Set.copyOf(l); }
    static void f70_mapOfEntries() { Map.Entry<Integer, Integer>[] e = new Map.Entry[100_000]; for (int i = 0; i < e.length; i++) e[i] = Map.entry(i, i); for (;;) sink = Map.ofEntries(e); }
    static void f71_stripLoop() { String s = " ".repeat(1 << 20); for (;;) n += s.strip().length() + (s.isBlank() ? 1 : 0); }
    static void f72_getChars() { char[] c = new char[1 << 20]; for (;;) LONG.getChars(0, 1 << 20, c, 0); }
    static void f73_translate() { String s = "\\t".repeat(1 << 18); for (;;) sink = s.translateEscapes(); }
    static void f74_stripIndent() { String s = " x\n".repeat(1 << 18); for (;;) sink = s.stripIndent(); }
    static void f75_copyValueOf() { char[] c = new char[1 << 20]; for (;;) sink = String.copyValueOf(c, 0, 1 << 20); }
    static void f76_bitSetAnd() { BitSet a = new BitSet(), b = new BitSet(); a.set(0, 1 << 24); b.set(0, 1 << 24); for (;;) { a.and(b); n += a.cardinality(); } }
    static void f77_deepEquals() { Object[] a = new Object[1000], b = new Object[1000]; Arrays.fill(a, LONG); Arrays.fill(b, OTHER); for (;;) n += Arrays.deepEquals(a, b) ? 1 : 0; }
    static void f78_transformChain() { for (;;) sink = LONG.transform(s -> s + "b"); }
    static void f79_charsUnsorted() { for (;;) n += LONG.codePoints().distinct().count(); }
    static void f80_compareSequences() { for (;;) n += CharSequence.compare(new StringBuilder(LONG), OTHER); }
    static void m81_waitedTexts() { StringBuilder b = new StringBuilder(); for (;;) b.repeat("xyz", 1 << 20); }
    static void m82_repeatCodePoint() { StringBuilder b = new StringBuilder(); for (;;) b.repeat('x', 1 << 24); }
    static void f83_delete() { StringBuilder b = new StringBuilder(LONG); for (;;) { b.delete(0, 1); b.append('x'); } }
    static void f84_dates() { LocalDate d = LocalDate.of(2026, 1, 1); for (;;) d = d.plusDays(1); }
    static void m85_stringsByFormat() { List<Object> l = new ArrayList<>(); for (;;) l.add("%1000s".formatted("x")); }
    static void f86_hexParse() { String h = "ab".repeat(1 << 19); for (;;) sink = HexFormat.of().parseHex(h); }
    static void f87_base64Decode() { String h = "abcd".repeat(1 << 18); for (;;) sink = Base64.getDecoder().decode(h); }
    static void f88_matcherText() { Matcher m = Pattern.compile("b").matcher(LONG); for (;;) { m.reset(); n += m.find() ? 1 : 0; } }
    static void f89_lyingMatcher() { Matcher m = Pattern.compile("b").matcher(new Zeros()); for (;;) { m.reset(); n += m.find() ? 1 : 0; } }
    static void f90_recordsInList() { record R(Object a) {} Object r = "x"; List<Object> l = new ArrayList<>(); for (int i = 0; i < 2000; i++) { r = new R(List.of(r, r)); l.add(r); } sink = l.hashCode(); }
    static void f91_synchronizedWait() { Object o = new Object(); for (;;) synchronized (o) { n++; } }
    static void m92_callables() { List<Object> l = new ArrayList<>(); for (int i = 0; ; i++) { int k = i; l.add((Callable<Integer>) () -> k); } }
    static void m93_instants() { List<Object> l = new ArrayList<>(); for (int i = 0; ; i++) l.add(Instant.ofEpochMilli(i).atZone(ZoneOffset.UTC).toLocalDate()); }
    static void m94_durations() { List<Object> l = new ArrayList<>(); for (int i = 0; ; i++) l.add(Duration.ofMillis(i).plusNanos(i)); }
    static void f95_parseDates() { for (;;) try { sink = LocalDate.parse(LONG); } catch (DateTimeException e) { n++; } }
    static void m96_enumSets() { List<Object> l = new ArrayList<>(); for (;;) l.add(EnumSet.allOf(ChronoUnit.class)); }
    static void f97_classNames() { for (;;) sink = Map.Entry.class.getName() + LONG.getClass().getSimpleName(); }
    static void f98_codePointCount() { for (;;) n += LONG.codePointCount(0, 1 << 20) + LONG.offsetByCodePoints(0, 1 << 19); }
    static void f99_indexInRange() { for (;;) n += LONG.indexOf('b', 0, 1 << 20) + LONG.indexOf("b", 0, 1 << 20); }
    static void f100_lastIndexOfChar() { for (;;) n += LONG.lastIndexOf('b'); }
    static void f101_tokens() { String s = "a ".repeat(1 << 16); for (;;) { StringTokenizer t = new StringTokenizer(s); while (t.hasMoreTokens()) n += t.nextToken().length(); } }
    static void f102_longParse() { String z = "0".repeat(1 << 20); for (;;) n += (int) Long.parseUnsignedLong(z) + Byte.parseByte(z); }
    static void f103_decode() { String z = "0".repeat(1 << 20); for (;;) n += Integer.decode(z) + Long.valueOf(z).intValue(); }
    static void f104_appendRange() { StringBuilder b = new StringBuilder(); char[] c = new char[1 << 16]; for (;;) { b.append(c, 0, 1 << 16); b.setLength(0); } }
    static void f105_newStringCached() { byte[] b = new byte[1 << 20]; for (;;) n += new String(b, 0, 1 << 20, StandardCharsets.ISO_8859_1).hashCode(); }
    static void f106_hashZero() { char[] c = new char[1 << 20]; String s = new String(c); for (;;) n += s.hashCode(); }
    static void f107_subList() { List<Integer> l = new ArrayList<>(List.of(1, 2, 3)); for (int i = 0; i < 100_000; i++) l = l.subList(0, l.size()); for (;;) n += l.get(0); }
    static void f108_checksum() { Adler32 c = new Adler32(); byte[] b = new byte[1 << 22]; for (;;) c.update(b, 0, 1 << 22); }
    static void m109_exceptionsWithText() { List<Object> l = new ArrayList<>(); for (int i = 0; ; i++) try { Integer.parseInt(LONG); } catch (NumberFormatException e) { l.add(e); } }
    static void m110_noElement() { List<Object> l = new ArrayList<>(); Map<String, Integer> m = new TreeMap<>(); for (;;) try { Objects.requireNonNull(m.get(LONG), LONG + "x"); } catch (NullPointerException e) { l.add(e); } }
    static void m111_castTexts() { List<Object> l = new ArrayList<>(); Object o = LONG; for (;;) try { sink = (Integer) o; } catch (ClassCastException e) { l.add(e.getMessage()); } }
    static void m112_npeTexts() { List<Object> l = new ArrayList<>(); String s = null; for (;;) try { n += s.length(); } catch (NullPointerException e) { l.add(e.getMessage()); } }
    static final class Shifty implements CharSequence { int asked; public int length() { return asked++ % 2 == 0 ? 4 : Integer.MAX_VALUE - 8; } public char charAt(int i) { return '0'; } public CharSequence subSequence(int a, int b) { return this; } }
    static void f113_shiftyParse() { for (;;) try { n += Integer.parseInt(new Shifty(), 0, Integer.MAX_VALUE - 9, 10); } catch (IndexOutOfBoundsException e) { n++; } }
    static void f114_shiftyInsert() { StringBuilder b = new StringBuilder(); for (;;) { b.insert(0, new Shifty()); b.setLength(0); } }
    static void f115_optionalOfOptionals() { Optional<Object> o = Optional.of(List.of(LONG, LONG)); for (;;) n += o.equals(Optional.of(List.of(OTHER, OTHER))) ? 1 : 0; }
    static void f116_printLongs() { for (;;) System.out.append(LONG, 0, 1 << 19).print(""); }
    static void m117_superText() { List<Object> l = new ArrayList<>(); for (;;) l.add(new Mine(LONG).toString()); }
    static void f118_localized() { Throwable t = new RuntimeException(LONG); for (;;) n += t.getLocalizedMessage().length() + ("" + t).length(); }
    static void f119_checksumInterface() { Checksum c = new CRC32(); byte[] b = new byte[1 << 22]; for (;;) { c.update(b); c.update(b, 0, 1 << 22); } }
    static void f120_concurrentFlood() { Set<Object> s = ConcurrentHashMap.newKeySet(); for (;;) s.add(new BorderAttacks() { @Override public int hashCode() { return 3; } }); }
    static void f121_keySetScan() { ConcurrentHashMap<Integer, Integer> m = new ConcurrentHashMap<>(); for (int i = 0; i < 10_000; i++) m.put(i, i); for (;;) for (int k : m.keySet()) n += k; }
    static void f122_deadlockIsNotFuel() { Object o = new Object(); for (;;) { synchronized (o) { o.notifyAll(); } } }
}
