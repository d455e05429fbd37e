package dev.assay.labs.music;

import java.util.List;

/**
 * Finds songs by words of title and artist. The words of a text are the longest runs of letters and digits in it, after
 * it is in lower case, {@linkplain Letters taken apart}, has lost its marks, and its d with stroke (U+0111) has become
 * a d.
 *
 * <p>A song is found if each word of the query but the last is a word of its title or artist, and the last one is the
 * beginning of such a word. A query without words finds nothing. The work of a search follows from how many songs have
 * its rarest word, not from how many there are.
 */
public interface CatalogSearch {
    /**
     * Adds a song, or puts it in place of the one with its id.
     *
     * @throws IllegalArgumentException if it is {@code null}
     */
    void upsert(Song song);

    /**
     * Removes a song, if it is there.
     *
     * @throws IllegalArgumentException if the id is {@code null}
     */
    void remove(String id);

    /**
     * Searches.
     *
     * @param limit at most so many, at least 1
     * @param offset so many of the first are left out, at least 0
     * @return songs, descending by popularity, those of the same popularity ascending by id
     * @throws IllegalArgumentException if the query is {@code null} or a number is out of its range
     */
    List<Song> search(String query, int limit, int offset);
}
