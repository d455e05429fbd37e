package dev.assay.labs.music;

import java.util.List;

/**
 * Capacity questions of the handout, as formulas. Within 1 % unless said. 1 kbps are 1,000 bits a second; a byte has 8
 * bits.
 */
public interface Estimates {
    /** Bytes of all songs, if each is stored so many times. */
    double replicatedBytes(double songs, double bytesPerSong, int replicas);

    /**
     * Bytes of all songs in all bit rates, stored once.
     *
     * @param bytesPerSong bytes of a song at one bit rate
     * @param storedKbps that bit rate
     * @param kbps all bit rates
     */
    double allRenditionsBytes(double songs, double bytesPerSong, int storedKbps, List<Integer> kbps);

    /** Seconds that so many bytes play at a bit rate. */
    double songSeconds(double bytes, int kbps);

    /** Segments of all songs in all renditions. A song's last segment may be short. */
    double objects(double songs, double seconds, double segmentSeconds, int renditions);

    /** Bits a second that leave the system while so many listen at the same time. */
    double egressBps(double streams, int kbps);

    /** Bits a second that leave the origin if the edges answer a part of the bytes. */
    double originBps(double streams, int kbps, double hitRatio);

    /**
     * The part of the requests for the most popular songs, if the song of rank r is asked for 1/r times as often as the
     * first. Within 0.5 %.
     *
     * @param catalogue how many songs there are, up to 30,000,000
     * @param cached how many of the most popular are meant
     */
    double zipfHitRatio(long catalogue, long cached);

    /**
     * Milliseconds from pressing play until the first segment is there: master playlist, media playlist and segment are
     * asked for one after the other, each takes a round trip, and only the segment takes time to transfer.
     */
    double startupMs(double rttMs, double firstSegmentBytes, int kbps);
}
