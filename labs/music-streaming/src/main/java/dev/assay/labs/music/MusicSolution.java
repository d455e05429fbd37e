package dev.assay.labs.music;

import dev.assay.kit.Entry;
import dev.assay.kit.port.Blobs;
import dev.assay.kit.port.Fibers;
import dev.assay.kit.port.Replica;
import dev.assay.kit.port.Signer;
import dev.assay.kit.port.Store;
import dev.assay.kit.port.Time;
import java.util.List;

/** How the tests reach a solution. Every method gives a new object. */
@Entry("music.Solution")
public interface MusicSolution {
    /** Plans segments and writes playlists. */
    HlsWriter hlsWriter();

    /**
     * A worker that publishes tracks.
     *
     * @param blobs where sources lie and what is published goes
     * @param catalog holds {@link Tables#SONGS}
     * @param encoder encodes
     * @param writer writes playlists; perhaps not yours
     * @param kbps the bit rates to publish, ascending, at least one
     * @param format of what the encoder makes
     */
    PublishWorker publishWorker(Blobs blobs, Store catalog, Encoder encoder, HlsWriter writer, List<Integer> kbps,
            AudioFormat format);

    /** Chooses bit rates for one listener. */
    Abr abr(AbrConfig config);

    /**
     * Plays one track.
     *
     * @param abr chooses bit rates; perhaps not yours
     */
    Player player(PlayerContext context, Abr abr, AbrConfig config);

    /**
     * A cache, empty.
     *
     * @param capacityBytes what its entries may weigh together, at least 1
     * @throws IllegalArgumentException if it is less
     */
    SegmentCache cache(long capacityBytes);

    /**
     * A server at the edge, or a shield behind others.
     *
     * @param cache keeps what was fetched; perhaps not yours, and it may forget or refuse what it likes
     * @param signer knows the key of cookies
     * @param time this machine's clock
     * @param fibers lets its requests meet
     */
    EdgeServer edge(EdgeConfig config, Origin origin, SegmentCache cache, Signer signer, Time time, Fibers fibers);

    /**
     * An instance of the service of playlists. Made again when its process starts again.
     *
     * @param primary holds {@link Tables#PLAYLISTS}
     * @param replicas copies of it, at least one
     */
    PlaylistService playlists(Store primary, List<Replica> replicas);

    /** Shuffles. */
    Shuffle shuffle();

    /**
     * An index of songs, empty.
     *
     * @param letters takes letters apart
     */
    CatalogSearch search(Letters letters);

    /** Counts plays, none so far. */
    PlayCounter plays();

    /** Answers to the capacity questions. */
    Estimates estimates();
}
