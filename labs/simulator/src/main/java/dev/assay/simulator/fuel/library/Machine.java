package dev.assay.simulator.fuel.library;

import dev.assay.simulator.fuel.Bulk;
import dev.assay.simulator.fuel.Identity;

/** What is copied pays for its length, and an object's number does not depend on where it lies. */
@InPlaceOf("java/lang/System")
public final class Machine {
    private Machine() {}

    @SuppressWarnings("SuspiciousSystemArraycopy")
    public static void arraycopy(Object from, int fromIndex, Object to, int toIndex, int length) {
        Bulk.of(length);
        System.arraycopy(from, fromIndex, to, toIndex, length);
    }

    public static int identityHashCode(Object object) {
        return Identity.identityHash(object);
    }
}
