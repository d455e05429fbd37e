package music;

import dev.assay.kit.port.PortException;
import dev.assay.kit.port.Replica;
import dev.assay.kit.port.Row;
import dev.assay.kit.port.Store;
import dev.assay.labs.music.Add;
import dev.assay.labs.music.Edit;
import dev.assay.labs.music.Item;
import dev.assay.labs.music.Move;
import dev.assay.labs.music.Playlist;
import dev.assay.labs.music.PlaylistService;
import dev.assay.labs.music.Remove;
import dev.assay.labs.music.Session;
import dev.assay.labs.music.Tables;
import java.util.List;

/** An instance of the service of playlists. */
final class Playlists implements PlaylistService {
    private final Playlist empty = new Playlist(0, List.of(), List.of());
    private final Store primary;
    private final List<Replica> replicas;

    Playlists(Store primary, List<Replica> replicas) {
        this.primary = primary;
        this.replicas = List.copyOf(replicas);
    }

    @Override
    public long edit(Session session, String playlistId, String opId, List<Edit> edits) {
        // TODO To the newest revision, once, all or nothing. Which revision is in the row when you write?
        throw new UnsupportedOperationException("Playlists.edit");
    }

    @Override
    public Playlist read(Session session, String playlistId) {
        // TODO A replica may be behind what this listener has seen.
        throw new UnsupportedOperationException("Playlists.read");
    }
}
