package dev.assay.grader.aot;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whether JVMs of a kind are started with a cache.
 *
 * @param file the cache, checked; empty if they are started without
 * @param reason why there is none; empty if there is one
 */
public record CacheUse(Optional<Path> file, String reason) {
    static CacheUse of(Path file) {
        return new CacheUse(Optional.of(file), "");
    }

    /** Starts without a cache, for a reason. */
    public static CacheUse none(String reason) {
        return new CacheUse(Optional.empty(), reason);
    }

    /** Options for the command line. */
    public List<String> flags() {
        return file.map(path -> List.of("-XX:AOTCache=" + path)).orElse(List.of());
    }
}
