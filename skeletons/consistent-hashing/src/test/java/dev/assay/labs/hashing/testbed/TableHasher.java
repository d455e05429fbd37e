package dev.assay.labs.hashing.testbed;

import dev.assay.labs.hashing.Hasher;
import dev.assay.simulator.Violation;
import java.util.HashMap;
import java.util.Map;

/** A hasher for drawings: it places just the labels that it has been told of, and complains of others. */
public final class TableHasher implements Hasher {
    private final Map<String, Long> positions = new HashMap<>();

    /** Places a label. */
    public TableHasher place(String label, long position) {
        positions.put(label, position);
        return this;
    }

    @Override
    public long hash(String text) {
        Long position = positions.get(text);
        if (position == null) {
            throw new Violation("label", "Hashed an unexpected label '" + text + "'. Points are labelled node#0, node#1, ...;"
                    + " a key is hashed as it is.");
        }
        return position;
    }
}
