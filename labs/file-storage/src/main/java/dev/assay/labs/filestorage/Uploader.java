package dev.assay.labs.filestorage;

/** Brings a file's chunks to the store. */
public interface Uploader {
    /**
     * Sends the chunks that are missing, each once. Afterwards every chunk is stored. A call that goes wrong is tried three times in
     * all. A device that dies and starts again sends only what had not arrived.
     *
     * @return what the content is made of; no chunks for no content
     * @throws IllegalArgumentException if something is {@code null}
     * @throws dev.assay.kit.port.PortException if a call has gone wrong three times
     */
    Manifest upload(String uploadId, byte[] content);
}
