package filestorage;

import dev.assay.labs.filestorage.Estimates;

/** Capacity questions. */
final class Capacity implements Estimates {
    @Override
    public double totalBytes(long users, long filesPerUser, long bytesPerFile) {
        throw new UnsupportedOperationException("Capacity.totalBytes");
    }

    @Override
    public double metadataWritesPerSecond(long dailyUsers, long editsPerUserAndDay) {
        throw new UnsupportedOperationException("Capacity.metadataWritesPerSecond");
    }

    @Override
    public long maxObjectBytes(long partBytes, int maxParts) {
        throw new UnsupportedOperationException("Capacity.maxObjectBytes");
    }

    @Override
    public long minPartBytes(long objectBytes, int maxParts) {
        throw new UnsupportedOperationException("Capacity.minPartBytes");
    }

    @Override
    public double expectedChunkHitByEdit(double min, double averageRest) {
        // TODO Long chunks are hit more often than short ones.
        throw new UnsupportedOperationException("Capacity.expectedChunkHitByEdit");
    }

    @Override
    public double chunkIndexBytes(double totalBytes, double averageChunk, double entryBytes) {
        throw new UnsupportedOperationException("Capacity.chunkIndexBytes");
    }

    @Override
    public double log10CollisionProbability(double totalBytes, double averageChunk, int hashBits) {
        // TODO The birthday problem; its probability fits into no double, its logarithm does.
        throw new UnsupportedOperationException("Capacity.log10CollisionProbability");
    }
}
