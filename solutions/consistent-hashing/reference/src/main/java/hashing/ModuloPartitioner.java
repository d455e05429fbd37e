package hashing;

import dev.assay.labs.hashing.Hasher;
import dev.assay.labs.hashing.Partitioner;
import java.util.List;

/** What everybody tries first: hash modulo the number of nodes. */
final class ModuloPartitioner implements Partitioner {
    private final Hasher hasher;
    private final List<String> nodes;

    ModuloPartitioner(Hasher hasher, List<String> nodes) {
        // BEGIN SOLUTION
        // STUB: // TODO Refuse an empty list. Can you rely on a list that somebody else may still change?
        // STUB: this.hasher = hasher;
        // STUB: this.nodes = nodes;
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one node");
        }
        this.hasher = hasher;
        this.nodes = List.copyOf(nodes);
        // END SOLUTION
    }

    @Override
    public String owner(String key) {
        // BEGIN SOLUTION
        // STUB: // TODO A hash is unsigned.
        // STUB: throw new UnsupportedOperationException("ModuloPartitioner.owner");
        return nodes.get((int) Long.remainderUnsigned(hasher.hash(key), nodes.size()));
        // END SOLUTION
    }

    /** How many of the keys have another owner after than before. */
    static int moved(Partitioner before, Partitioner after, List<String> keys) {
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("ModuloPartitioner.moved");
        int moved = 0;
        for (String key : keys) {
            if (!before.owner(key).equals(after.owner(key))) {
                moved++;
            }
        }
        return moved;
        // END SOLUTION
    }
}
