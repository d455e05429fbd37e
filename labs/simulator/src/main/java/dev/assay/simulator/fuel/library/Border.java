package dev.assay.simulator.fuel.library;

import dev.assay.simulator.fuel.Fuel;
import java.util.AbstractCollection;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.Set;

/**
 * What a lab hands to student code is a collection of the JDK's own: its bulk operations would be free, and a
 * {@code Set.of} would be iterated in another order every time. A view on it costs one object. In the other direction
 * nothing is needed: a copy of {@code ArrayList} is a {@code List} for everybody.
 */
public final class Border {
    /** More than sorting takes, so that its price does not depend on the order in which it found the elements. */
    private static final int STEPS_TO_SORT = 400;
    private static final int BYTES_TO_SORT = 100;

    private Border() {}

    /** The value itself, or a metered view on it when it is one of the JDK's own collections, or a lambda. */
    public static Object in(Object value) {
        if (value != null && value.getClass().isHidden()) {
            return Functions.counted(value);
        }
        if (!(value instanceof Iterable || value instanceof Map || value instanceof Optional)
                || value.getClass().getClassLoader() != null) {
            return value;
        }
        return switch (value) {
            case List<?> list -> new ListView<>(list);
            case Set<?> set -> new SetView<>(set);
            case Map<?, ?> map -> new MapView<>(map);
            case Collection<?> some -> new CollectionView<>(some);
            case Optional<?> optional when optional.isPresent() -> inside(optional);
            default -> value;
        };
    }

    private static Object inside(Optional<?> optional) {
        Object value = optional.get();
        Object seen = in(value);
        return seen == value ? optional : Optional.of(seen);
    }

    /** The JDK iterates these in an order that it draws when it starts. */
    private static boolean isShuffled(Object collection) {
        return collection.getClass().getName().startsWith("java.util.ImmutableCollections");
    }

    /** By hash; elements that share one, by what they are and say. */
    private static <E> List<E> inFixedOrder(Collection<E> shuffled) {
        long[] before = Fuel.mark();
        List<E> elements = new ArrayList<>(new CollectionView<>(shuffled));
        elements.sort(Comparator.<E>comparingInt(Object::hashCode)
                .thenComparing(element -> element.getClass().getName())
                .thenComparing(Object::toString));
        long work = elements.size() * (32L - Integer.numberOfLeadingZeros(elements.size()));
        Fuel.settle(before, STEPS_TO_SORT * work, BYTES_TO_SORT * work);
        return elements;
    }

    @SuppressWarnings("unchecked")
    private static <E> E seen(E element) {
        return (E) in(element);
    }

    private record Walk<E>(Iterator<E> inner) implements Iterator<E> {
        @Override
        public boolean hasNext() {
            return inner.hasNext();
        }

        @Override
        public E next() {
            return seen(inner.next());
        }

        @Override
        public void remove() {
            inner.remove();
        }
    }

    private static final class ListView<E> extends AbstractList<E> implements RandomAccess {
        private final List<E> inner;

        ListView(List<E> inner) {
            this.inner = inner;
        }

        @Override
        public E get(int index) {
            return seen(inner.get(index));
        }

        @Override
        public int size() {
            return inner.size();
        }

        @Override
        public E set(int index, E element) {
            return inner.set(index, element);
        }

        @Override
        public void add(int index, E element) {
            inner.add(index, element);
        }

        @Override
        public E remove(int index) {
            return inner.remove(index);
        }
    }

    private static final class SetView<E> extends AbstractSet<E> {
        private final Set<E> inner;
        private Set<E> ordered;

        SetView(Set<E> inner) {
            this.inner = inner;
        }

        @Override
        public boolean contains(Object element) {
            return inner.contains(element);
        }

        @Override
        public int size() {
            return inner.size();
        }

        @Override
        public boolean add(E element) {
            return inner.add(element);
        }

        @Override
        public boolean remove(Object element) {
            return inner.remove(element);
        }

        @Override
        public Iterator<E> iterator() {
            if (!isShuffled(inner)) {
                return new Walk<>(inner.iterator());
            }
            if (ordered == null) {
                ordered = new LinkedHashSet<>(inFixedOrder(inner));
            }
            Iterator<E> fixed = ordered.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return fixed.hasNext();
                }

                @Override
                public E next() {
                    return seen(fixed.next());
                }
            };
        }
    }

    private static final class MapView<K, V> extends AbstractMap<K, V> {
        private final Map<K, V> inner;

        MapView(Map<K, V> inner) {
            this.inner = inner;
        }

        @Override
        public V get(Object key) {
            return seen(inner.get(key));
        }

        @Override
        public boolean containsKey(Object key) {
            return inner.containsKey(key);
        }

        @Override
        public int size() {
            return inner.size();
        }

        @Override
        public V put(K key, V value) {
            return inner.put(key, value);
        }

        @Override
        public V remove(Object key) {
            return inner.remove(key);
        }

        @Override
        public Set<Map.Entry<K, V>> entrySet() {
            if (isShuffled(inner)) {
                Map<K, V> ordered = new LinkedHashMap<>();
                for (K key : inFixedOrder(inner.keySet())) {
                    ordered.put(key, seen(inner.get(key)));
                }
                return ordered.entrySet();
            }
            return new EntryView<>(inner.entrySet());
        }
    }

    private static final class EntryView<K, V> extends AbstractSet<Map.Entry<K, V>> {
        private final Set<Map.Entry<K, V>> inner;

        EntryView(Set<Map.Entry<K, V>> inner) {
            this.inner = inner;
        }

        @Override
        public int size() {
            return inner.size();
        }

        @Override
        public Iterator<Map.Entry<K, V>> iterator() {
            Iterator<Map.Entry<K, V>> walk = inner.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return walk.hasNext();
                }

                @Override
                public Map.Entry<K, V> next() {
                    Map.Entry<K, V> entry = walk.next();
                    V value = entry.getValue();
                    V seen = seen(value);
                    return seen == value ? entry : new AbstractMap.SimpleImmutableEntry<>(entry.getKey(), seen);
                }

                @Override
                public void remove() {
                    walk.remove();
                }
            };
        }
    }

    private static final class CollectionView<E> extends AbstractCollection<E> {
        private final Collection<E> inner;

        CollectionView(Collection<E> inner) {
            this.inner = inner;
        }

        @Override
        public int size() {
            return inner.size();
        }

        @Override
        public boolean add(E element) {
            return inner.add(element);
        }

        @Override
        public Iterator<E> iterator() {
            return new Walk<>(inner.iterator());
        }
    }
}
