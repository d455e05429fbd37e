package filestorage;

import dev.assay.kit.port.Blobs;
import dev.assay.kit.port.NotificationChannel;
import dev.assay.kit.port.Store;
import dev.assay.kit.port.Time;
import dev.assay.labs.filestorage.CdcParams;
import dev.assay.labs.filestorage.Chunker;
import dev.assay.labs.filestorage.DataPlane;
import dev.assay.labs.filestorage.Digest;
import dev.assay.labs.filestorage.Estimates;
import dev.assay.labs.filestorage.FileService;
import dev.assay.labs.filestorage.FileStorageSolution;
import dev.assay.labs.filestorage.GarbageCollector;
import dev.assay.labs.filestorage.GcConfig;
import dev.assay.labs.filestorage.PartPlanner;
import dev.assay.labs.filestorage.ServiceConfig;
import dev.assay.labs.filestorage.ServicePorts;
import dev.assay.labs.filestorage.SyncAgent;
import dev.assay.labs.filestorage.SyncEngine;
import dev.assay.labs.filestorage.SyncPorts;
import dev.assay.labs.filestorage.Uploader;

/** How the tests reach your classes. Complete as it is. */
public final class Solution implements FileStorageSolution {
    @Override
    public Chunker fixedChunker(int size) {
        return new FixedChunker(size);
    }

    @Override
    public Chunker contentChunker(CdcParams params) {
        return new CdcChunker(params);
    }

    @Override
    public PartPlanner partPlanner() {
        return new Parts();
    }

    @Override
    public Uploader uploader(DataPlane data, Chunker chunker, Digest digest) {
        return new ChunkUploader(data, chunker, digest);
    }

    @Override
    public FileService fileService(ServicePorts ports, ServiceConfig config) {
        return new Metadata(ports, config);
    }

    @Override
    public SyncEngine syncEngine(SyncPorts ports) {
        return new ThreeWaySync(ports);
    }

    @Override
    public SyncAgent syncAgent(SyncEngine engine, NotificationChannel channel, Time time) {
        return new Agent(engine, channel, time);
    }

    @Override
    public GarbageCollector garbageCollector(Store meta, Blobs chunks, Time time, GcConfig config) {
        return new Sweeper(meta, chunks, time, config);
    }

    @Override
    public Estimates estimates() {
        return new Capacity();
    }
}
