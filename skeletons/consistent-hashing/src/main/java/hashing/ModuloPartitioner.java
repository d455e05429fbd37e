package hashing;

import dev.assay.labs.hashing.Hasher;
import dev.assay.labs.hashing.Partitioner;
import java.util.List;

/** What everybody tries first: hash modulo the number of nodes. */
final class ModuloPartitioner implements Partitioner {
    private final Hasher hasher;
    private final List<String> nodes;

    ModuloPartitioner(Hasher hasher, List<String> nodes) {
        // TODO Refuse an empty list. Can you rely on a list that somebody else may still change?
        this.hasher = hasher;
        this.nodes = nodes;
    }

    @Override
    public String owner(String key) {
        // TODO A hash is unsigned.
        throw new UnsupportedOperationException("ModuloPartitioner.owner");
    }

    /** How many of the keys have another owner after than before. */
    static int moved(Partitioner before, Partitioner after, List<String> keys) {
        // TODO
        throw new UnsupportedOperationException("ModuloPartitioner.moved");
    }
}
