package dev.assay.simulator.fuel.library;

import dev.assay.simulator.fuel.Fuel;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * {@link Optional} stays the JDK's, for labs hand it over. So nobody counts while one in another in another is hashed
 * or printed; nesting is made so dear that there is never much of it.
 */
@InPlaceOf("java/util/Optional")
public final class Optionals {
    private static final int NESTING = 10_000_000;

    private Optionals() {}

    public static <T> Optional<T> of(T value) {
        return Optional.of(priced(value));
    }

    public static <T> Optional<T> ofNullable(T value) {
        return Optional.ofNullable(priced(value));
    }

    public static <T, R> Optional<R> map(Optional<T> optional, Function<? super T, ? extends R> mapper) {
        Objects.requireNonNull(mapper);
        return optional.isPresent() ? Optional.ofNullable(priced(mapper.apply(optional.get()))) : Optional.empty();
    }

    /** The one way from an optional into a stream. */
    public static <T> Stream<T> stream(Optional<T> optional) {
        return optional.isPresent() ? Stream.of(optional.get()) : Stream.empty();
    }

    private static <T> T priced(T value) {
        if (value instanceof Optional) {
            Fuel.charge(NESTING);
        }
        return value;
    }
}
