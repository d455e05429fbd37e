package dev.assay.labs.filestorage;

/** SHA-256. No port call. */
public interface Digest {
    /**
     * The digest of a range of bytes, as 64 lower-case hexadecimal digits.
     *
     * @param from the first byte
     * @param to the byte after the last
     * @throws IndexOutOfBoundsException if there is no such range
     */
    String sha256(byte[] data, int from, int to);

    /** The digest of all bytes. */
    default String sha256(byte[] data) {
        return sha256(data, 0, data.length);
    }
}
