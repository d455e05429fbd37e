package dev.assay.labs.music;

import dev.assay.kit.port.Table;

/** The tables of the catalogue. */
public final class Tables {
    /** Songs, by id. */
    public static final Table<SongRow> SONGS = new Table<>("songs", SongRow.class);

    /** Playlists, by id. */
    public static final Table<Playlist> PLAYLISTS = new Table<>("playlists", Playlist.class);

    private Tables() {}
}
