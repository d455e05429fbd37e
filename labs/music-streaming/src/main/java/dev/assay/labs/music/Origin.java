package dev.assay.labs.music;

import java.util.Optional;

/** Where an edge fetches what it has not. One round trip. */
public interface Origin {
    /**
     * Fetches.
     *
     * @param path begins with {@code /hls/}
     * @param ifNoneMatch the etag of a body that the caller has: if it is still the one, the answer is 304
     * @throws dev.assay.kit.port.PortException if no answer came
     */
    OriginResponse fetch(String path, Optional<String> ifNoneMatch);
}
