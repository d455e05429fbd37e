package hashing;

import dev.assay.labs.hashing.Hasher;
import dev.assay.labs.hashing.Maglev;
import dev.assay.labs.hashing.Primes;
import java.util.Arrays;
import java.util.List;

/** Maglev's lookup table. */
final class MaglevTable implements Maglev {
    private final Hasher hasher;
    private final String[] table;

    MaglevTable(Hasher hasher, List<String> backends, int tableSize) {
        // TODO Fill the table, the backends taking turns.
        this.hasher = hasher;
        this.table = new String[0];
    }

    @Override
    public String owner(String key) {
        // TODO
        throw new UnsupportedOperationException("MaglevTable.owner");
    }

    @Override
    public List<String> table() {
        return Arrays.asList(table.clone());
    }
}
