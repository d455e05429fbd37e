package dev.assay.labs.adclick;

import java.util.List;

/**
 * What a record has led to.
 *
 * @param results in any order, but for a {@link Progress}, which is the last
 */
public record Effect(Verdict verdict, List<Result> results) {
    /** Keeps a copy. */
    public Effect {
        results = List.copyOf(results);
    }
}
