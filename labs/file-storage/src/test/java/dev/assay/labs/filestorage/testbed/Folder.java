package dev.assay.labs.filestorage.testbed;

import dev.assay.labs.filestorage.LocalFile;
import dev.assay.labs.filestorage.LocalFiles;
import dev.assay.simulator.service.Latency;
import dev.assay.simulator.service.Service;
import dev.assay.simulator.service.World;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** The files on a device: its user changes them at any time, the engine through its port. */
public final class Folder implements LocalFiles {
    /** The name of this port in traces. */
    public static final String NAME = "files";

    private final World world;
    private final Service port = new Service(NAME, Latency.NONE);
    private final Map<String, LocalFile> files = new TreeMap<>();
    private BiConsumer<String, byte[]> whenWritten = (path, content) -> {};
    private long revisions;

    /** A folder without files. */
    public Folder(World world) {
        this.world = world;
    }

    // -------------------------------------------------------------------------------------------------- for tests

    /** The user saves a file. */
    public void save(String path, byte[] content) {
        files.put(path, new LocalFile(content.clone(), ++revisions));
    }

    /** The user deletes a file. */
    public void remove(String path) {
        files.remove(path);
    }

    /** What is shown at a path; null: nothing. */
    public byte[] shown(String path) {
        LocalFile file = files.get(path);
        return file == null ? null : file.content().clone();
    }

    /** The hashes of all files, by path. */
    public Map<String, String> tree() {
        Map<String, String> tree = new TreeMap<>();
        files.forEach((path, file) -> tree.put(path, Cloud.DIGEST.sha256(file.content())));
        return tree;
    }

    /** Is told what the engine writes, at that moment. */
    public void whenWritten(BiConsumer<String, byte[]> listener) {
        whenWritten = listener;
    }

    // ------------------------------------------------------------------------------------------------------- port

    private <R> R call(String operation, Supplier<R> effect) {
        return world.call(port, operation, Long.MAX_VALUE / 1_000_000_000, effect);
    }

    @Override
    public Map<String, Long> list() {
        return call("list", () -> {
            Map<String, Long> list = new TreeMap<>();
            files.forEach((path, file) -> list.put(path, file.revision()));
            return Map.copyOf(list);
        });
    }

    @Override
    public Optional<LocalFile> read(String path) {
        return call("read " + path, () ->
                Optional.ofNullable(files.get(path)).map(file -> new LocalFile(file.content().clone(), file.revision())));
    }

    @Override
    public long replace(String path, long expectedRevision, byte[] content) {
        byte[] copy = content.clone();
        return call("replace " + path, () -> {
            LocalFile there = files.get(path);
            if ((there == null ? 0 : there.revision()) != expectedRevision) {
                return -1L;
            }
            whenWritten.accept(path, copy);
            files.put(path, new LocalFile(copy, ++revisions));
            return revisions;
        });
    }

    @Override
    public boolean delete(String path, long expectedRevision) {
        return call("delete " + path, () -> {
            LocalFile there = files.get(path);
            if (there == null || there.revision() != expectedRevision) {
                return false;
            }
            files.remove(path);
            return true;
        });
    }
}
