package dev.assay.labs.music.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.exam.Work;
import dev.assay.labs.music.CatalogSearch;
import dev.assay.labs.music.CountedPlay;
import dev.assay.labs.music.MusicSolution;
import dev.assay.labs.music.PlayCounter;
import dev.assay.labs.music.PlayEvent;
import dev.assay.labs.music.Song;
import dev.assay.labs.music.testbed.Alphabet;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Violation;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Search against a naive one, and plays against an oracle. */
@Part(id = "E", title = "Search and plays")
final class Finding {
    private static final String[] WORDS = {"Love", "love", "lover", "Lo", "\u0110\u1eddi", "doi",
            "\u0111\u01b0\u1eddng", "Beyonc\u00e9", "Bj\u00f6rk", "bjork",
        "99", "9", "Sigur", "R\u00f3s", "AC/DC", "r&b", "the", "The", "theme", "n\u00fam", "\u00c5ngstr\u00f6m", "x2",
        "\u4e2d\u6587", "Z", "zebra", "d"};

    // ------------------------------------------------------------------------------------------------------- E1

    @Test
    @Check(
            id = "E1",
            title = "What is found, and in which order",
            points = 4,
            schedules = 12,
            hint = "Whole words but for the last. A song that was changed has lost its old words.")
    void finds(MusicSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("songs");
            CatalogSearch search = solution.search(new Alphabet());
            Map<String, Song> songs = new LinkedHashMap<>();
            for (int step = 0; step < 160; step++) {
                String id = "s" + random.nextInt(60);
                if (step < 50 || random.chance(300)) {
                    Song song = new Song(id, words(random, 4), words(random, 2),
                            random.nextInt(5) * (random.chance(100) ? 5_000_000_000L : 1));
                    search.upsert(song);
                    songs.put(id, song);
                } else if (random.chance(150)) {
                    search.remove(id);
                    songs.remove(id);
                } else {
                    String query = words(random, 3);
                    query = random.chance(500) ? query.substring(0, query.length() - random.nextInt(Math.min(3,
                            query.length()))) : query;
                    int limit = 1 + random.nextInt(6);
                    int offset = random.chance(300) ? random.nextInt(5) : 0;
                    Expect.equal("search", "What is found for '" + query + "', " + limit + " after " + offset,
                            naive(songs, query, limit, offset),
                            search.search(query, limit, offset));
                }
            }
        });
        CatalogSearch search = solution.search(new Alphabet());
        search.upsert(new Song("a", "Love", "Me", 1));
        for (String blank : new String[] {"", "  ", "-/-", "\u0301"}) {
            Expect.equal("search", "What is found for a query without words", List.of(), search.search(blank, 10, 0));
        }
        Expect.equal("search", "What is found far behind the last", List.of(),
                search.search("love", Integer.MAX_VALUE, Integer.MAX_VALUE));
        for (Runnable call : List.<Runnable>of(() -> search.search(null, 1, 0), () -> search.search("a", 0, 0),
                () -> search.search("a", 1, -1),
                () -> search.upsert(null), () -> search.remove(null))) {
            Expect.refused("A search or a change with something missing", IllegalArgumentException.class, call);
        }
    }

    private static String words(RandomStream random, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(most); i > 0; i--) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(i > 1 ? random.chance(200) ? " - " : " " : "");
        }
        return text.toString();
    }

    private static List<String> tokens(String text) {
        String plain = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD).replaceAll("\\p{Mn}",
                "").replace('\u0111', 'd');
        List<String> tokens = new ArrayList<>(List.of(plain.split("[^\\p{L}\\p{Nd}]+")));
        tokens.removeIf(String::isEmpty);
        return tokens;
    }

    private static List<Song> naive(Map<String, Song> songs, String query, int limit, int offset) {
        List<String> wanted = tokens(query);
        if (wanted.isEmpty()) {
            return List.of();
        }
        String prefix = wanted.removeLast();
        return songs.values().stream().filter(song -> {
            List<String> has = tokens(song.title());
            has.addAll(tokens(song.artist()));
            return has.containsAll(wanted) && has.stream().anyMatch(word -> word.startsWith(prefix));
        }).sorted(Comparator.comparingLong(Song::popularity).reversed().thenComparing(Song::id)).skip(offset)
                .limit(limit).toList();
    }

    // ------------------------------------------------------------------------------------------------------- E2

    @Test
    @Check(
            id = "E2",
            title = "A rare word is found as fast among ten times as many songs",
            points = 2,
            hint = "Begin with the word that the fewest songs have, wherever it stands in the query.")
    void scales(MusicSolution solution) {
        Work few = work(solution, 600);
        Work many = work(solution, 6_000);
        Expect.that("cost", !few.isCounted() || many.stepsPerStepOf(few) <= 3,
                "Among ten times as many songs a search for rare words costs more than three times as much.");
    }

    private static Work work(MusicSolution solution, int songs) {
        CatalogSearch search = solution.search(new Alphabet());
        for (int i = 0; i < songs; i++) {
            search.upsert(new Song("s" + i, i < 40 ? "The rare" + i % 20 + " song" : "The song", "Band b" + i, i));
        }
        return Work.of(() -> {
            for (int i = 0; i < 20; i++) {
                for (String query : new String[] {"rare" + i, "the rare" + i, "rare" + i + " the", "rare" + i + " song",
                        "song rare" + i + " b"}) {
                    int found = search.search(query, 10, 0).size();
                    if (found < 2) {
                        throw new Violation("search", "For '" + query + "' " + found
                                + " songs are found; two or more have it.");
                    }
                }
            }
        });
    }

    // ------------------------------------------------------------------------------------------------------- E3

    @Test
    @Check(
            id = "E3",
            title = "What was really heard, counted once",
            points = 4,
            schedules = 150,
            hint = "Add up the time between events while it plays. Jumping is not listening, and events come twice.")
    void plays(MusicSolution solution, Schedules schedules) {
        jumped(solution);
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("plays");
            PlayCounter counter = solution.plays();
            Map<String, Oracle> oracles = new LinkedHashMap<>();
            List<PlayEvent> sent = new ArrayList<>();
            for (int step = 0; step < 60; step++) {
                String id = "p" + random.nextInt(3);
                Oracle oracle = oracles.computeIfAbsent(id, any -> new Oracle(id));
                PlayEvent event = !sent.isEmpty() && random.chance(150) ? sent.get(random.nextInt(sent.size()))
                        : oracle.next(random);
                sent.add(event);
                Optional<CountedPlay> wanted = oracles.get(event.playId()).accept(event);
                Expect.equal("plays", "After " + oracles.get(event.playId()).listened
                        + " ms of listening to a track of "
                        + oracles.get(event.playId()).trackMs + " ms, what comes of " + event, wanted,
                        counter.accept(event));
            }
        });
        PlayCounter counter = solution.plays();
        Expect.refused("An event that is null", IllegalArgumentException.class, () -> counter.accept(null));
        Expect.refused("An event without a play", IllegalArgumentException.class,
                () -> counter.accept(new PlayEvent.Paused(null, 1, 1)));
        Expect.refused("A track of 0 ms", IllegalArgumentException.class,
                () -> counter.accept(new PlayEvent.Started("p", 1, 1, "u", "s", 0)));
    }

    private static void jumped(MusicSolution solution) {
        PlayCounter counter = solution.plays();
        counter.accept(new PlayEvent.Started("p", 1, 0, "u", "s", 200_000));
        Expect.equal("plays", "Jumping to 0:45 after 5 s: seeking is not listening; what comes of it", Optional.empty(),
                counter.accept(new PlayEvent.Seeked("p", 2, 5_000, 45_000)));
        Expect.equal("plays", "After 29.999 s of listening, what comes of a jump", Optional.empty(),
                counter.accept(new PlayEvent.Seeked("p", 3, 29_999, 0)));
        Expect.equal("plays", "After 30 s of listening, what comes of a pause",
                Optional.of(new CountedPlay("p", "u", "s")),
                counter.accept(new PlayEvent.Paused("p", 4, 30_000)));
        counter.accept(new PlayEvent.Started("q", 1, 0, "u", "s", 9_000));
        Expect.equal("plays", "After 9 s of a track of 9 s, what comes of its end",
                Optional.of(new CountedPlay("q", "u", "s")),
                counter.accept(new PlayEvent.Ended("q", 2, 9_000)));
    }

    /** What should come of the events of one play. */
    private static final class Oracle {
        private final String id;
        private int sentSeq;
        private long clock = 1_000;
        private boolean isStarted;
        private int seq;
        private long at;
        private long trackMs;
        private long listened;
        private boolean isPlaying;
        private boolean hasEnded;
        private boolean isCounted;
        private PlayEvent.Started started;

        Oracle(String id) {
            this.id = id;
        }

        PlayEvent next(RandomStream random) {
            clock += random.chance(50) ? -2_000 : random.nextInt(9_000);
            int number = ++sentSeq + (random.chance(100) ? sentSeq++ : 0);
            sentSeq = Math.max(sentSeq, number);
            int kind = isStarted ? random.nextInt(14) : random.chance(800) ? 13 : random.nextInt(4);
            return switch (kind) {
                case 0, 1, 2 -> new PlayEvent.Paused(id, number, clock);
                case 3, 4, 5, 6 -> new PlayEvent.Resumed(id, number, clock);
                case 13 -> new PlayEvent.Started(id, number, clock, "u" + id, "s", random.chance(300) ? 1
                        + random.nextInt(29_000) : 200_000);
                case 12 -> random.chance(300) ? new PlayEvent.Ended(id, number, clock)
                        : new PlayEvent.Resumed(id, number, clock);
                default -> new PlayEvent.Seeked(id, number, clock, random.nextInt(100_000));
            };
        }

        Optional<CountedPlay> accept(PlayEvent event) {
            if (!isStarted) {
                if (event instanceof PlayEvent.Started first) {
                    started = first;
                    isStarted = true;
                    isPlaying = true;
                    seq = first.seq();
                    at = first.atMs();
                    trackMs = first.trackMs();
                }
                return Optional.empty();
            }
            if (hasEnded || event.seq() <= seq || event instanceof PlayEvent.Started) {
                return Optional.empty();
            }
            seq = event.seq();
            if (event.atMs() > at) {
                listened += isPlaying ? event.atMs() - at : 0;
                at = event.atMs();
            }
            isPlaying = event instanceof PlayEvent.Resumed || isPlaying && event instanceof PlayEvent.Seeked;
            hasEnded = event instanceof PlayEvent.Ended;
            if (isCounted || listened < Math.min(30_000, trackMs)) {
                return Optional.empty();
            }
            isCounted = true;
            return Optional.of(new CountedPlay(id, started.userId(), started.songId()));
        }
    }
}
