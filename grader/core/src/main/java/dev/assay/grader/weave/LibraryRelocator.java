package dev.assay.grader.weave;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantPool;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Copies classes of the local JDK's library, rewritten like student code: what may be used directly, and everything
 * that those copies lead to.
 */
final class LibraryRelocator {
    /** Where the copying begins. What these mention follows by itself. */
    private static final List<String> ROOTS = List.of(
            "java/util/ArrayList", "java/util/LinkedList", "java/util/ArrayDeque", "java/util/PriorityQueue",
            "java/util/Vector", "java/util/Stack", "java/util/HashMap", "java/util/LinkedHashMap", "java/util/TreeMap",
            "java/util/Hashtable", "java/util/EnumMap", "java/util/IdentityHashMap", "java/util/HashSet",
            "java/util/LinkedHashSet", "java/util/TreeSet", "java/util/EnumSet", "java/util/BitSet",
            "java/util/AbstractList", "java/util/AbstractSequentialList", "java/util/AbstractSet",
            "java/util/AbstractMap", "java/util/AbstractQueue", "java/util/AbstractCollection",
            "java/util/Collections", "java/util/Arrays", "java/util/Objects", "java/util/StringJoiner",
            "java/util/StringTokenizer", "java/util/Formatter", "java/util/Base64", "java/util/HexFormat",
            "java/util/Random", "java/util/SplittableRandom", "java/util/Spliterators",
            "java/util/ImmutableCollections",
            "java/util/stream/Collectors", "java/util/stream/StreamSupport", "java/util/stream/Gatherers",
            "java/util/regex/Pattern", "java/util/regex/Matcher", "java/math/BigInteger", "java/math/BigDecimal",
            "java/math/MathContext", "java/math/RoundingMode", "java/util/concurrent/CopyOnWriteArrayList",
            "java/util/concurrent/CopyOnWriteArraySet", "java/util/concurrent/atomic/AtomicReference",
            "java/lang/Iterable", "java/lang/CharSequence", "java/util/concurrent/ConcurrentMap",
            "java/util/Collection", "java/util/SequencedCollection", "java/util/SequencedSet",
            "java/util/SequencedMap", "java/util/List", "java/util/Set", "java/util/SortedSet",
            "java/util/NavigableSet", "java/util/Map", "java/util/Map$Entry", "java/util/SortedMap",
            "java/util/NavigableMap", "java/util/Queue", "java/util/Deque", "java/util/Iterator",
            "java/util/ListIterator", "java/util/PrimitiveIterator$OfInt", "java/util/PrimitiveIterator$OfLong",
            "java/util/PrimitiveIterator$OfDouble", "java/util/Enumeration", "java/util/Comparator",
            "java/util/Spliterator", "java/util/Spliterator$OfInt", "java/util/Spliterator$OfLong",
            "java/util/Spliterator$OfDouble", "java/util/stream/BaseStream", "java/util/stream/Stream",
            "java/util/stream/IntStream", "java/util/stream/LongStream", "java/util/stream/DoubleStream",
            "java/util/stream/Stream$Builder", "java/util/stream/Collector", "java/util/stream/Gatherer",
            "java/util/function/Function", "java/util/function/BiFunction", "java/util/function/Predicate",
            "java/util/function/BiPredicate", "java/util/function/Consumer", "java/util/function/BiConsumer",
            "java/util/function/UnaryOperator", "java/util/function/BinaryOperator",
            "java/util/function/IntPredicate", "java/util/function/LongPredicate",
            "java/util/function/DoublePredicate", "java/util/function/IntUnaryOperator",
            "java/util/function/LongUnaryOperator", "java/util/function/DoubleUnaryOperator",
            "java/util/function/IntConsumer", "java/util/function/LongConsumer",
            "java/util/function/DoubleConsumer", "java/util/function/ObjIntConsumer");

    private final Hierarchy hierarchy;
    private final Relocation relocation;
    private final Weaver weaver;
    private final List<String> joining;

    /** @param runtime where the joining classes are */
    LibraryRelocator(ClassPath runtime) {
        joining = runtime.names(Relocation.JOINING);
        hierarchy = new Hierarchy(runtime::bytes);
        relocation = new Relocation(hierarchy);
        weaver = new Weaver(
                new Territory(hierarchy, relocation, substitutes(runtime), Role.LIBRARY, Set.of()));
    }

    static Substitutes substitutes(ClassPath runtime) {
        List<ClassModel> models = new ArrayList<>();
        for (String name : runtime.names(Relocation.JOINING)) {
            models.add(ClassFile.of().parse(runtime.bytes(name)));
        }
        return new Substitutes(models);
    }

    /** All copies, by their new internal names. */
    Map<String, byte[]> relocate() {
        Map<String, byte[]> copies = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        Deque<String> waiting = new ArrayDeque<>(ROOTS);
        waiting.addAll(joining);
        while (!waiting.isEmpty()) {
            String name = waiting.remove();
            if (seen.contains(name) || name.contains(Lambdas.SUFFIX) || hierarchy.type(name) == null) {
                continue;
            }
            List<ClassModel> nest = nest(name);
            nest.forEach(model -> seen.add(model.thisClass().asInternalName()));
            weaver.weave(nest).forEach((copy, bytes) -> {
                copies.put(copy, bytes);
                waiting.addAll(mentioned(bytes));
            });
        }
        return copies;
    }

    /** Classes that see each other's private members are rewritten together. */
    private List<ClassModel> nest(String name) {
        ClassModel model = parse(name);
        if (relocation.isShared(name)) {
            return List.of(model);
        }
        String host = model.findAttribute(Attributes.nestHost()).map(each -> each.nestHost().asInternalName())
                .orElse(name);
        if (relocation.isShared(host) || !relocation.moves(host)) {
            return List.of(model);
        }
        List<ClassModel> nest = new ArrayList<>(List.of(parse(host)));
        nest.getFirst().findAttribute(Attributes.nestMembers()).ifPresent(members -> members.nestMembers().stream()
                .map(ClassEntry::asInternalName)
                .filter(relocation::moves)
                .forEach(member -> nest.add(parse(member))));
        return nest;
    }

    private ClassModel parse(String name) {
        return ClassFile.of().parse(hierarchy.bytes(name));
    }

    /** The originals of the copies that a copy mentions. */
    private static Set<String> mentioned(byte[] bytes) {
        Set<String> names = new TreeSet<>();
        for (PoolEntry entry : ClassFile.of().parse(bytes).constantPool()) {
            if (entry instanceof Utf8Entry text) {
                collect(text.stringValue(), names);
            }
        }
        return names;
    }

    private static void collect(String text, Set<String> names) {
        for (int at = text.indexOf(Relocation.PREFIX); at >= 0; at = text.indexOf(Relocation.PREFIX, at + 1)) {
            int end = text.indexOf(';', at);
            String copy = end < 0 ? text.substring(at) : text.substring(at, end);
            names.add(Relocation.original(copy));
        }
    }

    /** Packages of java.base that classes mention and that are not exported to everybody. */
    static Set<String> hiddenPackages(Collection<byte[]> classes) {
        Module base = Object.class.getModule();
        Set<String> hidden = new TreeSet<>();
        for (byte[] bytes : classes) {
            ConstantPool pool = ClassFile.of().parse(bytes).constantPool();
            for (PoolEntry entry : pool) {
                if (entry instanceof ClassEntry type && Hierarchy.isJdk(type.asInternalName())) {
                    String name = Relocation.packageOf(type.asInternalName()).replace('/', '.');
                    if (base.getPackages().contains(name) && !base.isExported(name)) {
                        hidden.add(name);
                    }
                }
            }
        }
        return hidden;
    }
}
