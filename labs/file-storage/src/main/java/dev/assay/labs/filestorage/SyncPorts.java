package dev.assay.labs.filestorage;

/**
 * A device.
 *
 * @param ns the namespace that it shows
 * @param deviceId its name, different from all others'
 * @param files its files
 * @param remote the service
 * @param disk its memory
 * @param uploader brings chunks to the store
 * @param digest SHA-256
 */
public record SyncPorts(
        String ns, String deviceId, LocalFiles files, RemoteFiles remote, DeviceDisk disk, Uploader uploader, Digest digest) {}
