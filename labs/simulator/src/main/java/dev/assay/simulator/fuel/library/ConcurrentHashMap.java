package dev.assay.simulator.fuel.library;

import java.util.AbstractCollection;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
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
    public static <T> Set<T> newKeySet() {
        return Collections.newSetFromMap(new ConcurrentHashMap<>());
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
                return new Snapshot<>(own);
            }
        };
    }

    @Override
    public Set<K> keySet() {
        Set<K> own = super.keySet();
        return new AbstractSet<>() {
            @Override
            public int size() {
                return own.size();
            }

            @Override
            public boolean contains(Object key) {
                return own.contains(key);
            }

            @Override
            public boolean remove(Object key) {
                return own.remove(key);
            }

            @Override
            public Iterator<K> iterator() {
                return new Snapshot<>(own);
            }
        };
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
                return new Snapshot<>(own);
            }
        };
    }

    private static final class Snapshot<E> implements Iterator<E> {
        private final Collection<E> source;
        private final Iterator<E> then;
        private E last;

        Snapshot(Collection<E> source) {
            this.source = source;
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
            source.remove(last);
        }
    }
}
