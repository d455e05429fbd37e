package dev.assay.labs.filestorage.testbed;

import dev.assay.labs.filestorage.DeviceDisk;
import dev.assay.simulator.service.Latency;
import dev.assay.simulator.service.PlainData;
import dev.assay.simulator.service.Service;
import dev.assay.simulator.service.World;
import java.util.Optional;

/** What a device remembers. */
public final class Disk implements DeviceDisk {
    /** The name of this port in traces. */
    public static final String NAME = "disk";

    private final World world;
    private final Service port = new Service(NAME, Latency.NONE);
    private Record kept;

    /** An empty disk. */
    public Disk(World world) {
        this.world = world;
    }

    @Override
    public <S extends Record> Optional<S> load(Class<S> type) {
        return world.call(port, "load", Long.MAX_VALUE / 1_000_000_000, () -> Optional.ofNullable(type.cast(PlainData.copy(kept))));
    }

    @Override
    public void save(Record state) {
        Record copy = PlainData.copy(state);
        world.call(port, "save", Long.MAX_VALUE / 1_000_000_000, () -> {
            kept = copy;
            return null;
        });
    }
}
