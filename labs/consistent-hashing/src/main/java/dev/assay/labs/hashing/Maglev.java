package dev.assay.labs.hashing;

import java.util.List;

/**
 * Maglev's lookup table (Eisenbud et al. 2016). With M entries, backend b walks a permutation of them that begins at
 * {@code hash(b + "#offset") mod M} and goes on by {@code hash(b + "#skip") mod (M - 1) + 1}, both read as unsigned. The backends,
 * ascending, take turns; each takes the next entry of its permutation that is free, until the table is full. A key's owner is
 * entry {@code hash(key) mod M}.
 */
public interface Maglev extends Partitioner {
    /** The table: M names. */
    List<String> table();
}
