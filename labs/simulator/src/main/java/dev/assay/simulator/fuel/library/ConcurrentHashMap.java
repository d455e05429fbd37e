package dev.assay.simulator.fuel.library;

import java.util.AbstractCollection;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * {@code java.util.concurrent.ConcurrentHashMap} for a single thread. The original's cost depends on the number of
 * processors. As there, null is refused and an iterator walks over what the map held when it was asked for.
 */
public class ConcurrentHashMap<K, V> extends HashMap<K, V> implements ConcurrentMap<K, V> {
    private static final long serialVersionUID = 1;

    public ConcurrentHashMap() {}

    public ConcurrentHashMap(int capacity) {
        super(capacity);
    }

    public ConcurrentHashMap(int capacity, float load) {
        super(capacity, load);
    }

    public ConcurrentHashMap(int capacity, float load, int concurrency) {
        super(capacity, load);
    }

    @SuppressWarnings("this-escape")
    public ConcurrentHashMap(Map<? extends K, ? extends V> other) {
        putAll(other);
    }

    /** A set with the same manners. */
    public static <T> KeySetView<T, Boolean> newKeySet() {
        return new KeySetView<>(new ConcurrentHashMap<>(), Boolean.TRUE);
    }

    /** The same with a capacity, which means nothing here. */
    public static <T> KeySetView<T, Boolean> newKeySet(int capacity) {
        return newKeySet();
    }

    /** The keys, to which keys can be added if there is a value for them. */
    public KeySetView<K, V> keySet(V value) {
        return new KeySetView<>(this, Objects.requireNonNull(value));
    }

    @Override
    public V get(Object key) {
        return super.get(Objects.requireNonNull(key));
    }

    @Override
    public boolean containsKey(Object key) {
        return super.containsKey(Objects.requireNonNull(key));
    }

    public boolean contains(Object value) {
        return containsValue(Objects.requireNonNull(value));
    }

    @Override
    public V getOrDefault(Object key, V other) {
        return super.getOrDefault(Objects.requireNonNull(key), other);
    }

    @Override
    public V put(K key, V value) {
        return super.put(Objects.requireNonNull(key), Objects.requireNonNull(value));
    }

    @Override
    public V putIfAbsent(K key, V value) {
        return super.putIfAbsent(Objects.requireNonNull(key), Objects.requireNonNull(value));
    }

    @Override
    public void putAll(Map<? extends K, ? extends V> other) {
        for (Map.Entry<? extends K, ? extends V> entry : other.entrySet()) {
            put(entry.getKey(), entry.getValue());
        }
    }

    @Override
    public V remove(Object key) {
        return super.remove(Objects.requireNonNull(key));
    }

    @Override
    public V computeIfAbsent(K key, Function<? super K, ? extends V> make) {
        return super.computeIfAbsent(Objects.requireNonNull(key), make);
    }

    /** For each entry; there is nobody to share the work with, however many entries there are. */
    public void forEach(long parallelismThreshold, BiConsumer<? super K, ? super V> action) {
        forEach(action);
    }

    /** For what becomes of each entry, if it is not null. */
    public <U> void forEach(long parallelismThreshold, BiFunction<? super K, ? super V, ? extends U> transformer,
            Consumer<? super U> action) {
        forEach((key, value) -> {
            U made = transformer.apply(key, value);
            if (made != null) {
                action.accept(made);
            }
        });
    }

    /** How many keys there are. */
    public long mappingCount() {
        return size();
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        Set<Map.Entry<K, V>> own = super.entrySet();
        return new AbstractSet<>() {
            @Override
            public int size() {
                return own.size();
            }

            @Override
            public boolean contains(Object entry) {
                return own.contains(entry);
            }

            @Override
            public boolean remove(Object entry) {
                return own.remove(entry);
            }

            @Override
            public Iterator<Map.Entry<K, V>> iterator() {
                return new Snapshot<>(own, own::remove);
            }
        };
    }

    @Override
    public KeySetView<K, V> keySet() {
        return new KeySetView<>(this, null);
    }

    /** The keys of a map, as a set. */
    public static final class KeySetView<K, V> extends AbstractSet<K> {
        private final ConcurrentHashMap<K, V> map;
        private final V value;

        KeySetView(ConcurrentHashMap<K, V> map, V value) {
            this.map = map;
            this.value = value;
        }

        @Override
        public boolean add(K key) {
            if (value == null) {
                throw new UnsupportedOperationException();
            }
            return map.putIfAbsent(key, value) == null;
        }

        @Override
        public int size() {
            return map.size();
        }

        @Override
        public boolean contains(Object key) {
            return map.containsKey(key);
        }

        @Override
        public boolean remove(Object key) {
            return map.remove(key) != null;
        }

        @Override
        public void clear() {
            map.clear();
        }

        @Override
        public Iterator<K> iterator() {
            return new Snapshot<>(map.plainKeys(), map::remove);
        }
    }

    private Set<K> plainKeys() {
        return super.keySet();
    }

    @Override
    public Collection<V> values() {
        Collection<V> own = super.values();
        return new AbstractCollection<>() {
            @Override
            public int size() {
                return own.size();
            }

            @Override
            public Iterator<V> iterator() {
                return new Snapshot<>(own, own::remove);
            }
        };
    }

    private static final class Snapshot<E> implements Iterator<E> {
        private final Consumer<Object> remover;
        private final Iterator<E> then;
        private E last;

        Snapshot(Collection<E> source, Consumer<Object> remover) {
            this.remover = remover;
            then = new ArrayList<>(source).iterator();
        }

        @Override
        public boolean hasNext() {
            return then.hasNext();
        }

        @Override
        public E next() {
            last = then.next();
            return last;
        }

        @Override
        public void remove() {
            remover.accept(last);
        }
    }
}
