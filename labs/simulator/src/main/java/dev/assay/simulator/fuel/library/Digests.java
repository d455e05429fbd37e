package dev.assay.simulator.fuel.library;

import dev.assay.simulator.fuel.Fuel;
import java.util.UUID;

/** Digests pay for every byte. */
@InPlaceOf("java/util/UUID")
public final class Digests {
    private Digests() {}

    public static UUID nameUUIDFromBytes(byte[] name) {
        Fuel.charge(name.length);
        return UUID.nameUUIDFromBytes(name);
    }
}
