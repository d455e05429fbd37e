package dev.assay.labs.filestorage;

import dev.assay.kit.Entry;
import dev.assay.kit.port.Blobs;
import dev.assay.kit.port.NotificationChannel;
import dev.assay.kit.port.Store;
import dev.assay.kit.port.Time;

/** How the tests reach a solution. Every method gives a new object. */
@Entry("filestorage.Solution")
public interface FileStorageSolution {
    /**
     * Cuts after every so many bytes.
     *
     * @param size bytes, at least 1
     * @throws IllegalArgumentException if it is less
     */
    Chunker fixedChunker(int size);

    /**
     * Cuts where the content says so.
     *
     * <ul>
     *   <li>Every chunk has {@code min} to {@code max} bytes; the last one of a file may have fewer than {@code min}.
     *   <li>On random data chunks have about {@code avg} bytes, half to twice as many.
     *   <li>Where a chunk ends depends only on the bytes since it began, and at most 64 bytes before. So an edit changes the chunks that
     *       it touches, and those behind it are found again.
     *   <li>At most 120 units of fuel a byte, five times what a simple hash takes; going over the last 64 bytes again at each byte is too slow.
     * </ul>
     *
     * @throws IllegalArgumentException if it is {@code null}
     */
    Chunker contentChunker(CdcParams params);

    /** Plans uploads in parts. */
    PartPlanner partPlanner();

    /**
     * Uploads what is missing.
     *
     * @param chunker cuts; perhaps not yours
     */
    Uploader uploader(DataPlane data, Chunker chunker, Digest digest);

    /** An instance of the service; several work at the same time, and any of them may be made anew at any time. */
    FileService fileService(ServicePorts ports, ServiceConfig config);

    /**
     * Keeps a device's files as everybody's.
     *
     * @param ports the device; its uploader is perhaps not yours
     */
    SyncEngine syncEngine(SyncPorts ports);

    /**
     * Decides when a device synchronises.
     *
     * @param engine perhaps not yours
     * @param channel connected at first
     */
    SyncAgent syncAgent(SyncEngine engine, NotificationChannel channel, Time time);

    /** Throws away chunks that nobody needs. */
    GarbageCollector garbageCollector(Store meta, Blobs chunks, Time time, GcConfig config);

    /** Capacity questions. */
    Estimates estimates();
}
