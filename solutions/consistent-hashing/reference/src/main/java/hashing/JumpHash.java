package hashing;

import dev.assay.labs.hashing.Jump;

/** Jump consistent hash. */
final class JumpHash implements Jump {
    @Override
    public int bucket(long key, int buckets) {
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("JumpHash.bucket");
        if (buckets < 1) {
            throw new IllegalArgumentException(buckets + " buckets; there must be at least 1");
        }
        long state = key;
        long bucket = -1;
        long next = 0;
        while (next < buckets) {
            bucket = next;
            state = state * 2862933555777941757L + 1;
            next = (long) ((bucket + 1) * ((double) (1L << 31) / ((state >>> 33) + 1)));
        }
        return (int) bucket;
        // END SOLUTION
    }
}
