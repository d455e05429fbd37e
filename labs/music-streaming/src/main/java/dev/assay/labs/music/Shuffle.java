package dev.assay.labs.music;

import dev.assay.kit.RandomSource;
import java.util.List;

/** Brings tracks into an order by chance. */
public interface Shuffle {
    /**
     * The same tracks, every order as likely as any other. The list that was given stays as it is. The same list and
     * random numbers give the same order.
     *
     * @throws IllegalArgumentException if an argument is {@code null}
     */
    <T> List<T> of(List<T> tracks, RandomSource random);
}
