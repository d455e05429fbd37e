package dev.assay.kit.port;

import java.util.List;
import java.util.Optional;

/**
 * An object store, as S3 and Google Cloud Storage are: bytes under keys, written whole. Keys are ordered by their UTF-8 bytes. Each method
 * is one round trip.
 *
 * <p><b>Failures.</b> {@link Unavailable}, or {@link OutcomeUnknown} after 1,000 ms; what has an effect may then have it later. Bytes that are
 * read may be damaged on the way. <b>Misuse.</b> A {@code null}, a key of no or more than 500 characters, or a limit of less than 1 is an
 * {@link IllegalArgumentException}.
 */
public interface Blobs {
    /** The least size of a part that is not the last, bytes. */
    int LEAST_PART = 5 << 20;

    /** The most parts of an upload. */
    int MOST_PARTS = 10_000;

    /** Puts bytes under a key, whatever was there. */
    void put(String key, byte[] data);

    /**
     * Puts bytes under a key if nothing is there.
     *
     * @return whether nothing was
     */
    boolean putIfAbsent(String key, byte[] data);

    /** The bytes under a key. */
    Optional<byte[]> get(String key);

    /**
     * Gives a blob a new generation and time of change, as if it were put again.
     *
     * @return false: nothing is there
     */
    boolean touch(String key);

    /**
     * Blobs whose keys begin with a prefix, ascending.
     *
     * @param after only keys after this one; empty: from the first
     * @param limit at most so many, at least 1; 1,000 at most are given
     */
    List<BlobInfo> list(String prefix, String after, int limit);

    /**
     * Removes a blob that still has this generation.
     *
     * @return false: it is not there, or was put or touched since
     */
    boolean deleteIf(String key, long generation);

    /**
     * Begins an upload in parts. Nothing is under the key until it is complete.
     *
     * @return what the upload is called
     */
    String begin(String key);

    /**
     * Sends a part of an upload; a part of the same number is replaced.
     *
     * @param number 1 to {@link #MOST_PARTS}
     * @throws IllegalArgumentException if there is no such upload
     */
    void putPart(String upload, int number, byte[] data);

    /**
     * Makes a part of bytes that another blob has already.
     *
     * @param from the first byte, from 0
     * @param length how many, at least 1
     * @throws IllegalArgumentException if there is no such upload, no such blob, or not so many bytes in it
     */
    void copyPart(String upload, int number, String source, long from, long length);

    /**
     * Puts the parts under the key, in the order of their numbers, which need not be without gaps.
     *
     * @throws IllegalArgumentException if there is no such upload, no part in it, or a part other than the last is smaller than
     *     {@link #LEAST_PART}; the upload stays open
     */
    void complete(String upload);

    /** Gives an upload up. Nothing happens if there is none. */
    void abort(String upload);
}
