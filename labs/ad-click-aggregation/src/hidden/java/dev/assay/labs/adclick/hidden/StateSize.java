package dev.assay.labs.adclick.hidden;

import dev.assay.simulator.Violation;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** How large plain data is: the elements of all collections in it. */
final class StateSize {
    private StateSize() {}

    static long of(Object value) {
        return switch (value) {
            case Record record -> components(record);
            case Collection<?> some -> some.size() + some.stream().mapToLong(StateSize::of).sum();
            case Map<?, ?> map -> map.size() + map.entrySet().stream().mapToLong(each -> of(each.getKey()) + of(each.getValue())).sum();
            case Optional<?> some -> some.map(StateSize::of).orElse(0L);
            case byte[] bytes -> bytes.length / 16;
            case String text -> text.length() / 200; // a state that is one long text is not small
            case null, default -> 0;
        };
    }

    private static long components(Record record) {
        long size = 0;
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            if (!component.getType().isPrimitive()) {
                try {
                    component.getAccessor().setAccessible(true);
                    size += of(component.getAccessor().invoke(record));
                } catch (ReflectiveOperationException e) {
                    throw new Violation("snapshot", "A component of the snapshot cannot be read: " + component.getName() + ".");
                }
            }
        }
        return size;
    }
}
