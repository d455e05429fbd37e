package dev.assay.labs.music;

/**
 * A song, as it is found.
 *
 * @param id its id
 * @param title its title
 * @param artist who plays it
 * @param popularity more is more popular
 */
public record Song(String id, String title, String artist, long popularity) {
    /** @throws IllegalArgumentException if a text is {@code null} or the id is blank */
    public Song {
        if (id == null || id.isBlank() || title == null || artist == null) {
            throw new IllegalArgumentException("no song: " + id + ", " + title + ", " + artist);
        }
    }
}
