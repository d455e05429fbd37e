package hashing;

import dev.assay.labs.hashing.BoundedLoad;
import dev.assay.labs.hashing.Hasher;
import dev.assay.labs.hashing.HashingSolution;
import dev.assay.labs.hashing.Jump;
import dev.assay.labs.hashing.Maglev;
import dev.assay.labs.hashing.Partitioner;
import dev.assay.labs.hashing.Rendezvous;
import dev.assay.labs.hashing.Ring;
import dev.assay.labs.hashing.Slots;
import java.util.List;

/** How the tests reach your classes. Complete as it is. */
public final class Solution implements HashingSolution {
    @Override
    public Partitioner modulo(Hasher hasher, List<String> nodes) {
        return new ModuloPartitioner(hasher, nodes);
    }

    @Override
    public int moved(Partitioner before, Partitioner after, List<String> keys) {
        return ModuloPartitioner.moved(before, after, keys);
    }

    @Override
    public Ring ring(Hasher hasher, int vnodesPerWeight) {
        return new HashRing(hasher, vnodesPerWeight);
    }

    @Override
    public BoundedLoad boundedLoad(Ring ring, int epsilonPercent) {
        return new BoundedRing(ring, epsilonPercent);
    }

    @Override
    public Jump jump() {
        return new JumpHash();
    }

    @Override
    public Rendezvous rendezvous(Hasher hasher, List<String> nodes) {
        return new RendezvousHash(hasher, nodes);
    }

    @Override
    public Maglev maglev(Hasher hasher, List<String> backends, int tableSize) {
        return new MaglevTable(hasher, backends, tableSize);
    }

    @Override
    public Slots slots() {
        return new HashSlots();
    }
}
