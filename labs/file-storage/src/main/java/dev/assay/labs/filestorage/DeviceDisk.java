package dev.assay.labs.filestorage;

import java.util.Optional;

/** What a device remembers when its program dies: one record of plain data. Each method is a port call, and never fails. */
public interface DeviceDisk {
    /** What was saved last; empty if nothing was. */
    <S extends Record> Optional<S> load(Class<S> type);

    /** Saves, all or nothing, in place of what was saved before. */
    void save(Record state);
}
