package dev.assay.labs.filestorage;

/** Capacity questions of the handout. Within 1 % unless said. Counts and sizes are at least 1. */
public interface Estimates {
    /** The bytes of all files. */
    double totalBytes(long users, long filesPerUser, long bytesPerFile);

    /** How many edits come a second, on average over a day of 86,400 s. */
    double metadataWritesPerSecond(long dailyUsers, long editsPerUserAndDay);

    /** The largest object that so many parts of so many bytes can make. Exact. */
    long maxObjectBytes(long partBytes, int maxParts);

    /** The least size of parts with which an object can be made of so many. Exact. */
    long minPartBytes(long objectBytes, int maxParts);

    /**
     * An edit strikes a byte, each with the same probability. The expected length of the chunk that it is in, where chunks have
     * {@code min} bytes and then an exponentially distributed rest. Within 5 %.
     *
     * @param averageRest the mean of the rest
     */
    double expectedChunkHitByEdit(double min, double averageRest);

    /** What an index of all chunks takes, in bytes. */
    double chunkIndexBytes(double totalBytes, double averageChunk, double entryBytes);

    /** The decimal logarithm of the probability that two of all chunks, all different, have the same hash. Within 0.05. */
    double log10CollisionProbability(double totalBytes, double averageChunk, int hashBits);
}
