package liars;

import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collections that lie, handed to the trusted side through the lab's contract. */
public class Liars {
    record Lies(List<String> list, Set<String> set, Map<String, Long> map) implements Contract {}

    static Contract honest() {
        return new Lies(List.of("a"), Set.of("a"), Map.of("a", 1L));
    }

    /** Says that it has as many elements as there are numbers. */
    static Contract large() {
        return new Lies(new AbstractList<>() {
            @Override
            public int size() {
                return Integer.MAX_VALUE;
            }

            @Override
            public String get(int index) {
                return "x";
            }
        }, Set.of(), Map.of());
    }

    /** Never ends, whatever its size says. */
    static <T> Set<T> endless(T element) {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return 1;
            }

            @Override
            public Iterator<T> iterator() {
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return true;
                    }

                    @Override
                    public T next() {
                        return element;
                    }
                };
            }
        };
    }

    static Contract endless() {
        return new Lies(List.of(), endless("x"), new AbstractMap<>() {
            @Override
            public Set<Map.Entry<String, Long>> entrySet() {
                return endless(Map.entry("x", 1L));
            }
        });
    }

    /** Is empty when asked, and full when walked over; the other way round next time. */
    static Contract fickle() {
        return new Lies(new AbstractList<>() {
            private int asked;

            @Override
            public int size() {
                return asked++ % 3;
            }

            @Override
            public String get(int index) {
                return index > 0 ? null : "x";
            }
        }, Set.of(), Map.of());
    }

    static Contract negative() {
        return new Lies(new AbstractList<>() {
            @Override
            public int size() {
                return -1;
            }

            @Override
            public String get(int index) {
                throw new IllegalStateException();
            }
        }, Set.of(), Map.of());
    }

    static Contract equalToAll() {
        return new Lies(new AbstractList<>() {
            @Override
            public int size() {
                return 0;
            }

            @Override
            public String get(int index) {
                return "x";
            }

            @Override
            public boolean equals(Object other) {
                while (true) {
                    size();
                }
            }

            @Override
            public int hashCode() {
                while (true) {
                    size();
                }
            }
        }, Set.of(), Map.of());
    }

    static void m1_copyLarge() { Drive.copy(large()); }

    static void f2_walkLarge() { Drive.walk(large()); }

    static void f3_indexLarge() { Drive.index(large()); }

    static void m4_sortLarge() { Drive.sort(large()); }

    static void m5_textLarge() { Drive.text(large()); }

    static void f7_compareEqualToAll() { Drive.compare(equalToAll()); }

    static void m8_textEndless() { Drive.text(endless()); }

    static void f9_copyFickle() {
        for (int i = 0; i < 5; i++) {
            Drive.walk(fickle());
        }
        f10_spin();
    }

    static void f10_spin() { while (true) { Drive.compare(honest()); } }

    static void m11_gatherLarge() { Drive.gather(large()); }

    static void d12_copyNegative() {
        try {
            Drive.copy(negative());
        } catch (RuntimeException expected) {
            d12_copyNegative();
        }
        d12_copyNegative();
    }
}
