package music;

import dev.assay.kit.port.Blobs;
import dev.assay.kit.port.Fibers;
import dev.assay.kit.port.Replica;
import dev.assay.kit.port.Signer;
import dev.assay.kit.port.Store;
import dev.assay.kit.port.Time;
import dev.assay.labs.music.Abr;
import dev.assay.labs.music.AbrConfig;
import dev.assay.labs.music.AudioFormat;
import dev.assay.labs.music.CatalogSearch;
import dev.assay.labs.music.EdgeConfig;
import dev.assay.labs.music.EdgeServer;
import dev.assay.labs.music.Encoder;
import dev.assay.labs.music.Estimates;
import dev.assay.labs.music.HlsWriter;
import dev.assay.labs.music.Letters;
import dev.assay.labs.music.MusicSolution;
import dev.assay.labs.music.Origin;
import dev.assay.labs.music.PlayCounter;
import dev.assay.labs.music.Player;
import dev.assay.labs.music.PlayerContext;
import dev.assay.labs.music.PlaylistService;
import dev.assay.labs.music.PublishWorker;
import dev.assay.labs.music.SegmentCache;
import dev.assay.labs.music.Shuffle;
import java.util.List;

/** How the tests reach your classes. Complete as it is. */
public final class Solution implements MusicSolution {
    @Override
    public HlsWriter hlsWriter() {
        return new Hls();
    }

    @Override
    public PublishWorker publishWorker(
            Blobs blobs, Store catalog, Encoder encoder, HlsWriter writer, List<Integer> kbps, AudioFormat format) {
        return new Publisher(blobs, catalog, encoder, writer, kbps, format);
    }

    @Override
    public Abr abr(AbrConfig config) {
        return new AbrController(config);
    }

    @Override
    public Player player(PlayerContext context, Abr abr, AbrConfig config) {
        return new TrackPlayer(context, abr, config);
    }

    @Override
    public SegmentCache cache(long capacityBytes) {
        return new EdgeCache(capacityBytes);
    }

    @Override
    public EdgeServer edge(EdgeConfig config, Origin origin, SegmentCache cache, Signer signer, Time time, Fibers fibers) {
        return new Edge(config, origin, cache, signer, time, fibers);
    }

    @Override
    public PlaylistService playlists(Store primary, List<Replica> replicas) {
        return new Playlists(primary, replicas);
    }

    @Override
    public Shuffle shuffle() {
        return new FairShuffle();
    }

    @Override
    public CatalogSearch search(Letters letters) {
        return new SongIndex(letters);
    }

    @Override
    public PlayCounter plays() {
        return new Plays();
    }

    @Override
    public Estimates estimates() {
        return new Answers();
    }
}
