package filestorage;

import dev.assay.labs.filestorage.Estimates;

/** Capacity questions. */
final class Capacity implements Estimates {
    @Override
    public double totalBytes(long users, long filesPerUser, long bytesPerFile) {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Capacity.totalBytes");
        return (double) users * filesPerUser * bytesPerFile;
        // END SOLUTION
    }

    @Override
    public double metadataWritesPerSecond(long dailyUsers, long editsPerUserAndDay) {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Capacity.metadataWritesPerSecond");
        return (double) dailyUsers * editsPerUserAndDay / 86_400;
        // END SOLUTION
    }

    @Override
    public long maxObjectBytes(long partBytes, int maxParts) {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Capacity.maxObjectBytes");
        return Math.multiplyExact(partBytes, (long) maxParts);
        // END SOLUTION
    }

    @Override
    public long minPartBytes(long objectBytes, int maxParts) {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Capacity.minPartBytes");
        return Math.ceilDiv(objectBytes, (long) maxParts);
        // END SOLUTION
    }

    @Override
    public double expectedChunkHitByEdit(double min, double averageRest) {
        // BEGIN SOLUTION
        // STUB: // TODO Long chunks are hit more often than short ones.
        // STUB: throw new UnsupportedOperationException("Capacity.expectedChunkHitByEdit");
        double mean = min + averageRest;
        double meanOfSquares = min * min + 2 * min * averageRest + 2 * averageRest * averageRest;
        return meanOfSquares / mean;
        // END SOLUTION
    }

    @Override
    public double chunkIndexBytes(double totalBytes, double averageChunk, double entryBytes) {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Capacity.chunkIndexBytes");
        return totalBytes / averageChunk * entryBytes;
        // END SOLUTION
    }

    @Override
    public double log10CollisionProbability(double totalBytes, double averageChunk, int hashBits) {
        // BEGIN SOLUTION
        // STUB: // TODO The birthday problem; its probability fits into no double, its logarithm does.
        // STUB: throw new UnsupportedOperationException("Capacity.log10CollisionProbability");
        return 2 * Math.log10(totalBytes / averageChunk) - (hashBits + 1) * Math.log10(2);
        // END SOLUTION
    }
}
