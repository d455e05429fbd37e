package dev.assay.labs.filestorage;

import dev.assay.kit.port.Blobs;
import dev.assay.kit.port.Notifier;
import dev.assay.kit.port.Store;
import dev.assay.kit.port.Time;

/**
 * What the service works with.
 *
 * @param meta the tables of {@link Schema}
 * @param chunks chunks, under {@link Schema#chunkKey}
 * @param notifier tells devices that a namespace has changed
 * @param time this machine's clock
 */
public record ServicePorts(Store meta, Blobs chunks, Notifier notifier, Time time) {}
