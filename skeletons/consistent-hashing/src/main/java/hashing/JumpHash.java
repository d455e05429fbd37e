package hashing;

import dev.assay.labs.hashing.Jump;

/** Jump consistent hash. */
final class JumpHash implements Jump {
    @Override
    public int bucket(long key, int buckets) {
        // TODO
        throw new UnsupportedOperationException("JumpHash.bucket");
    }
}
