package music;

import dev.assay.labs.music.CatalogSearch;
import dev.assay.labs.music.Letters;
import dev.assay.labs.music.Song;
import java.util.List;

/** An index of songs. */
final class SongIndex implements CatalogSearch {
    private final Letters letters;

    SongIndex(Letters letters) {
        this.letters = letters;
    }

    @Override
    public void upsert(Song song) {
        // TODO From words to songs. What if the song had another title before?
        throw new UnsupportedOperationException("SongIndex.upsert");
    }

    @Override
    public void remove(String id) {
        // TODO It must be found no more.
        throw new UnsupportedOperationException("SongIndex.remove");
    }

    @Override
    public List<Song> search(String query, int limit, int offset) {
        // TODO Begin with the word that the fewest songs have.
        throw new UnsupportedOperationException("SongIndex.search");
    }
}
