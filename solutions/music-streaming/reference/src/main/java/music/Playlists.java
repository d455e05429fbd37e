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
import java.util.ArrayList;
import java.util.List;

/** An instance of the service of playlists. */
final class Playlists implements PlaylistService {
    private final Playlist empty = new Playlist(0, List.of(), List.of());
    private final Store primary;
    private final List<Replica> replicas;
    // BEGIN SOLUTION
    private int turn;
    // END SOLUTION

    Playlists(Store primary, List<Replica> replicas) {
        this.primary = primary;
        this.replicas = List.copyOf(replicas);
    }

    @Override
    public long edit(Session session, String playlistId, String opId, List<Edit> edits) {
        // BEGIN SOLUTION
        // STUB: // TODO To the newest revision, once, all or nothing. Which revision is in the row when you write?
        // STUB: throw new UnsupportedOperationException("Playlists.edit");
        require(session != null && playlistId != null && opId != null && !opId.isBlank() && edits != null && !edits.isEmpty(), "an edit");
        while (true) {
            Row<Playlist> row = primary.get(Tables.PLAYLISTS, playlistId);
            Playlist now = row == null ? empty : row.value();
            if (now.recentOps().contains(opId)) {
                session.observe(playlistId, now.revision());
                return now.revision();
            }
            Playlist next = new Playlist(now.revision() + 1, edited(now.items(), edits), remembered(now.recentOps(), opId));
            boolean isWritten = row == null
                    ? primary.insert(Tables.PLAYLISTS, playlistId, next)
                    : primary.replace(Tables.PLAYLISTS, playlistId, row.version(), next);
            if (isWritten) {
                session.observe(playlistId, next.revision());
                return next.revision();
            }
        }
        // END SOLUTION
    }

    @Override
    public Playlist read(Session session, String playlistId) {
        // BEGIN SOLUTION
        // STUB: // TODO A replica may be behind what this listener has seen.
        // STUB: throw new UnsupportedOperationException("Playlists.read");
        require(session != null && playlistId != null, "a read");
        Row<Playlist> row = null;
        try {
            row = replicas.get(turn++ % replicas.size()).get(Tables.PLAYLISTS, playlistId);
        } catch (PortException failed) {
            row = null; // the primary has to do
        }
        if (row == null || row.value().revision() < session.seen(playlistId)) {
            row = primary.get(Tables.PLAYLISTS, playlistId);
        }
        Playlist playlist = row == null ? empty : row.value();
        session.observe(playlistId, playlist.revision());
        return playlist;
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private static List<String> remembered(List<String> ops, String opId) {
        List<String> all = new ArrayList<>(ops);
        all.add(opId);
        return all.subList(Math.max(0, all.size() - MOST_RECENT_OPS), all.size());
    }

    private static List<Item> edited(List<Item> before, List<Edit> edits) {
        List<Item> items = new ArrayList<>(before);
        for (Edit edit : edits) {
            switch (edit) {
                case Add add -> {
                    if (indexOf(items, add.itemId()) < 0) {
                        items.add(after(items, add.afterItemId()), new Item(add.itemId(), add.songId()));
                    }
                }
                case Remove remove -> items.removeIf(item -> item.itemId().equals(remove.itemId()));
                case Move move -> {
                    int from = indexOf(items, move.itemId());
                    if (from >= 0 && !move.itemId().equals(move.afterItemId())) {
                        Item item = items.remove(from);
                        items.add(after(items, move.afterItemId()), item);
                    }
                }
            }
        }
        require(items.size() <= MOST_ITEMS, "a playlist of " + items.size() + " items");
        return items;
    }

    /** Where what stands after an item has its place. */
    private static int after(List<Item> items, String anchor) {
        if (anchor == null) {
            return 0;
        }
        int at = indexOf(items, anchor);
        return at < 0 ? items.size() : at + 1;
    }

    private static int indexOf(List<Item> items, String itemId) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).itemId().equals(itemId)) {
                return i;
            }
        }
        return -1;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("not possible: " + what);
        }
    }
    // END SOLUTION
}
