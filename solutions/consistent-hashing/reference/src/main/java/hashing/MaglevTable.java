package hashing;

import dev.assay.labs.hashing.Hasher;
import dev.assay.labs.hashing.Maglev;
import dev.assay.labs.hashing.Primes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Maglev's lookup table. */
final class MaglevTable implements Maglev {
    private final Hasher hasher;
    private final String[] table;

    MaglevTable(Hasher hasher, List<String> backends, int tableSize) {
        // BEGIN SOLUTION
        // STUB: // TODO Fill the table, the backends taking turns.
        // STUB: this.hasher = hasher;
        // STUB: this.table = new String[0];
        if (backends.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one backend");
        }
        if (!Primes.isPrime(tableSize) || tableSize < backends.size()) {
            throw new IllegalArgumentException(
                    "a table of " + tableSize + " for " + backends.size() + " backends: it must be a prime, and no smaller");
        }
        this.hasher = hasher;
        this.table = new String[tableSize];
        List<String> sorted = new ArrayList<>(backends);
        sorted.sort(null);
        long[] next = new long[sorted.size()];
        long[] skip = new long[sorted.size()];
        for (int i = 0; i < next.length; i++) {
            next[i] = Long.remainderUnsigned(hasher.hash(sorted.get(i) + "#offset"), tableSize);
            skip[i] = Long.remainderUnsigned(hasher.hash(sorted.get(i) + "#skip"), tableSize - 1) + 1;
        }
        for (int filled = 0; filled < tableSize; filled++) {
            int turn = filled % next.length;
            while (table[(int) next[turn]] != null) {
                next[turn] = (next[turn] + skip[turn]) % tableSize;
            }
            table[(int) next[turn]] = sorted.get(turn);
        }
        // END SOLUTION
    }

    @Override
    public String owner(String key) {
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("MaglevTable.owner");
        return table[(int) Long.remainderUnsigned(hasher.hash(key), table.length)];
        // END SOLUTION
    }

    @Override
    public List<String> table() {
        return Arrays.asList(table.clone());
    }
}
