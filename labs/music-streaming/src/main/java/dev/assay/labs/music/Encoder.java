package dev.assay.labs.music;

/** Makes segments of sound. The same source and bit rate give the same bytes. No port call, and takes no time. */
public interface Encoder {
    /**
     * Encodes a source at one bit rate. All bit rates have the same frames in a segment.
     *
     * @throws BadSourceException if it is no sound
     */
    EncodedTrack encode(byte[] source, int kbps) throws BadSourceException;
}
