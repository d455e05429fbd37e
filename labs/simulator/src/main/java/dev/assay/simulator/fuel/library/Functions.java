package dev.assay.simulator.fuel.library;

import java.util.Comparator;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A lambda of a lab's inherits the JDK's own {@code andThen} and its like, so a chain of them would nest uncounted. Student
 * code gets one of ours around it. Interfaces without such methods are left out.
 */
final class Functions {
    private Functions() {}

    /** The value itself, or a function around it when it is somebody's lambda. */
    static Object counted(Object lambda) {
        if (lambda.getClass().getInterfaces().length != 1) {
            return lambda; // it is more than that, perhaps of a type that the lab has added
        }
        String type = lambda.getClass().getInterfaces()[0].getName();
        return type.startsWith("java.util.function.") || type.equals("java.util.Comparator") ? around(lambda) : lambda;
    }

    @SuppressWarnings("unchecked")
    private static Object around(Object lambda) {
        return switch (lambda) {
            case UnaryOperator<?> f -> {
                UnaryOperator<Object> inner = (UnaryOperator<Object>) f;
                yield (UnaryOperator<Object>) x -> inner.apply(x);
            }
            case Function<?, ?> f -> {
                Function<Object, Object> inner = (Function<Object, Object>) f;
                yield (Function<Object, Object>) x -> inner.apply(x);
            }
            case BinaryOperator<?> f -> {
                BinaryOperator<Object> inner = (BinaryOperator<Object>) f;
                yield (BinaryOperator<Object>) (x, y) -> inner.apply(x, y);
            }
            case BiFunction<?, ?, ?> f -> {
                BiFunction<Object, Object, Object> inner = (BiFunction<Object, Object, Object>) f;
                yield (BiFunction<Object, Object, Object>) (x, y) -> inner.apply(x, y);
            }
            case Predicate<?> f -> {
                Predicate<Object> inner = (Predicate<Object>) f;
                yield (Predicate<Object>) x -> inner.test(x);
            }
            case BiPredicate<?, ?> f -> {
                BiPredicate<Object, Object> inner = (BiPredicate<Object, Object>) f;
                yield (BiPredicate<Object, Object>) (x, y) -> inner.test(x, y);
            }
            case Consumer<?> f -> {
                Consumer<Object> inner = (Consumer<Object>) f;
                yield (Consumer<Object>) x -> inner.accept(x);
            }
            case BiConsumer<?, ?> f -> {
                BiConsumer<Object, Object> inner = (BiConsumer<Object, Object>) f;
                yield (BiConsumer<Object, Object>) (x, y) -> inner.accept(x, y);
            }
            case Comparator<?> f -> {
                Comparator<Object> inner = (Comparator<Object>) f;
                yield (Comparator<Object>) (x, y) -> inner.compare(x, y);
            }
            case IntPredicate f -> (IntPredicate) x -> f.test(x);
            case LongPredicate f -> (LongPredicate) x -> f.test(x);
            case DoublePredicate f -> (DoublePredicate) x -> f.test(x);
            case IntUnaryOperator f -> (IntUnaryOperator) x -> f.applyAsInt(x);
            case LongUnaryOperator f -> (LongUnaryOperator) x -> f.applyAsLong(x);
            case DoubleUnaryOperator f -> (DoubleUnaryOperator) x -> f.applyAsDouble(x);
            case IntConsumer f -> (IntConsumer) x -> f.accept(x);
            case LongConsumer f -> (LongConsumer) x -> f.accept(x);
            case DoubleConsumer f -> (DoubleConsumer) x -> f.accept(x);
            default -> lambda;
        };
    }
}
