package dev.assay.labs.hashing;

/** Jump consistent hash (Lamping, Veach 2014): numbered buckets, no memory, about ln(buckets) steps. */
public interface Jump {
    /**
     * The bucket of a key. The published generator: with {@code b = -1, j = 0}, while {@code j < buckets}: {@code b = j};
     * {@code key = key * 2862933555777941757 + 1}; {@code j = (b + 1) * (2^31 / ((key >>> 33) + 1))} in double precision. The bucket
     * is the last {@code b}.
     *
     * @param buckets how many there are, at least 1
     * @return 0 to buckets - 1
     * @throws IllegalArgumentException if there are fewer than 1
     */
    int bucket(long key, int buckets);
}
