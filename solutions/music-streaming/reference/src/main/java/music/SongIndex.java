package music;

import dev.assay.labs.music.CatalogSearch;
import dev.assay.labs.music.Letters;
import dev.assay.labs.music.Song;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** An index of songs. */
final class SongIndex implements CatalogSearch {
    private final Letters letters;
    // BEGIN SOLUTION
    private record Indexed(Song song, TreeSet<String> words) {}

    private final Comparator<Song> order = Comparator.comparingLong(Song::popularity).reversed().thenComparing(Song::id);

    private final Map<String, Indexed> songs = new HashMap<>();
    private final NavigableMap<String, Set<String>> idsByWord = new TreeMap<>();
    // END SOLUTION

    SongIndex(Letters letters) {
        this.letters = letters;
    }

    @Override
    public void upsert(Song song) {
        // BEGIN SOLUTION
        // STUB: // TODO From words to songs. What if the song had another title before?
        // STUB: throw new UnsupportedOperationException("SongIndex.upsert");
        require(song != null, "a song is null");
        remove(song.id());
        TreeSet<String> words = new TreeSet<>(words(song.title()));
        words.addAll(words(song.artist()));
        songs.put(song.id(), new Indexed(song, words));
        words.forEach(word -> idsByWord.computeIfAbsent(word, any -> new HashSet<>()).add(song.id()));
        // END SOLUTION
    }

    @Override
    public void remove(String id) {
        // BEGIN SOLUTION
        // STUB: // TODO It must be found no more.
        // STUB: throw new UnsupportedOperationException("SongIndex.remove");
        require(id != null, "an id is null");
        Indexed old = songs.remove(id);
        if (old == null) {
            return;
        }
        for (String word : old.words()) {
            Set<String> ids = idsByWord.get(word);
            ids.remove(id);
            if (ids.isEmpty()) {
                idsByWord.remove(word);
            }
        }
        // END SOLUTION
    }

    @Override
    public List<Song> search(String query, int limit, int offset) {
        // BEGIN SOLUTION
        // STUB: // TODO Begin with the word that the fewest songs have.
        // STUB: throw new UnsupportedOperationException("SongIndex.search");
        require(query != null && limit >= 1 && offset >= 0, "a query of " + query + ", " + limit + ", " + offset);
        List<String> words = words(query);
        if (words.isEmpty()) {
            return List.of();
        }
        String last = words.removeLast();
        List<Song> found = new ArrayList<>();
        for (String id : candidates(words, last)) {
            Indexed indexed = songs.get(id);
            String first = indexed.words().ceiling(last);
            if (first != null && first.startsWith(last) && indexed.words().containsAll(words)) {
                found.add(indexed.song());
            }
        }
        found.sort(order);
        return new ArrayList<>(found.subList(Math.min(offset, found.size()), (int) Math.min((long) offset + limit, found.size())));
        // END SOLUTION
    }

    // BEGIN SOLUTION
    /** Songs that have the rarest of the words, or one that begins with the last. */
    private Set<String> candidates(List<String> words, String last) {
        Set<String> fewest = null;
        for (String word : words) {
            Set<String> ids = idsByWord.getOrDefault(word, Set.of());
            fewest = fewest == null || ids.size() < fewest.size() ? ids : fewest;
        }
        Set<String> byPrefix = new HashSet<>();
        for (Map.Entry<String, Set<String>> entry : idsByWord.tailMap(last, true).entrySet()) {
            if (!entry.getKey().startsWith(last)) {
                break;
            }
            if (fewest != null && byPrefix.size() + entry.getValue().size() > fewest.size()) {
                return fewest;
            }
            byPrefix.addAll(entry.getValue());
        }
        return byPrefix;
    }

    private List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        String plain = letters.decompose(text.toLowerCase(Locale.ROOT)) + " ";
        for (int i = 0; i < plain.length(); i++) {
            char sign = plain.charAt(i) == '\u0111' ? 'd' : plain.charAt(i);
            if (Character.isLetterOrDigit(sign)) {
                word.append(sign);
            } else if (Character.getType(sign) != Character.NON_SPACING_MARK && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("not possible: " + what);
        }
    }
    // END SOLUTION
}
