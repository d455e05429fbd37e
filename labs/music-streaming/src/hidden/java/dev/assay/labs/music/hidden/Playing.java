package dev.assay.labs.music.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.exam.Submission;
import dev.assay.labs.music.Abr;
import dev.assay.labs.music.AbrConfig;
import dev.assay.labs.music.FetchError;
import dev.assay.labs.music.MusicSolution;
import dev.assay.labs.music.testbed.BandwidthTrace;
import dev.assay.labs.music.testbed.Collapse;
import dev.assay.labs.music.testbed.Device;
import dev.assay.labs.music.testbed.Device.Trouble;
import dev.assay.labs.music.testbed.Device.Weather;
import dev.assay.labs.music.testbed.Listening;
import dev.assay.labs.music.testbed.Networks;
import dev.assay.simulator.Mix;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The player, with chosen bit rates that are not the student's; and the choice of bit rates, with a player that is not
 * the student's.
 */
@Part(id = "B", title = "Player and bit rates")
final class Playing {
    static final AbrConfig OFFER = new AbrConfig(List.of(64, 128, 320), 6_000, 30_000);

    /** Networks of each family that grade. */
    static final int EACH = 6;

    /** The number of the first of them. */
    static final long FIRST_NETWORK = 100;

    /** What perfect foresight makes of all of them together; recomputed in profile contracts. */
    static final double BEST_WORTH = 2_678.22;

    /** Seconds of silence, summed over the means of the families: tier one, then tier two. */
    static final double[] MOST_SILENCE = {22, 13};

    /** Worth of what is heard, against perfect foresight: tier one, then tier two. */
    static final double[] LEAST_WORTH = {0.55, 0.73};

    /** Silence when the network collapses. */
    static final double MOST_AFTER_COLLAPSE = 4;

    private static final long HOUR_MS = 3_600_000;

    /** A timer that ticks now and then asks a little late. */
    private static final long TOLERANCE_MS = 150;

    private static Abr referenceAbr() {
        return Submission.reference(MusicSolution.class).abr(OFFER);
    }

    /** Chooses and abandons by chance, each choice once at most. */
    private static final class Whimsical implements Abr {
        private final RandomStream random;
        private boolean hasAbandoned;

        Whimsical(RandomStream random) {
            this.random = random;
        }

        @Override
        public void onDownload(long bytes, long elapsedMs) {}

        @Override
        public int choose(long bufferedMs, int lastRendition) {
            hasAbandoned = false;
            return random.nextInt(OFFER.kbps().size());
        }

        @Override
        public boolean abandon(int rendition, long bytesDone, long bytesTotal, long elapsedMs, long bufferedMs) {
            boolean abandons = !hasAbandoned && rendition > 0 && random.chance(80);
            hasAbandoned |= abandons;
            return abandons;
        }
    }

    private static Device device(MusicSolution solution, Abr abr, int segments, BandwidthTrace trace, Weather weather) {
        return new Device(context -> solution.player(context, abr, OFFER), OFFER, segments, 2_500, trace, weather);
    }

    // ------------------------------------------------------------------------------------------------------- B1

    @Test
    @Check(
            id = "B1",
            title = "Whatever the network does, the track is heard from beginning to end",
            points = 4,
            schedules = 60,
            hint = "The next segment is the one after the last that was appended, not after the last that was asked for.")
    void anyNetwork(MusicSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("session");
            int segments = 1 + random.nextInt(14);
            int permille = random.nextInt(4) * 100;
            long seed = random.nextBits();
            BandwidthTrace trace = Networks.of(random.nextInt(Networks.FAMILIES.size()), random.nextInt(1_000));
            Abr abr = random.chance(500) ? referenceAbr() : new Whimsical(random);
            Device device = device(solution, abr, segments, trace,
                    (number, rendition, segment) -> weather(seed, permille, number, rendition, segment));
            device.listen(HOUR_MS);
            Expect.equal("progress", "Of " + segments + " segments, those that were heard", segments,
                    device.appended());
        });
    }

    private static Optional<Trouble> weather(long seed, int permille, int number, int rendition, int segment) {
        if (Mix.bounded(Mix.of(seed, "there", segment), 4) == 0
                && Mix.bounded(Mix.of(seed, "where", segment), 3) == rendition) {
            return Optional.of(new Trouble(FetchError.NOT_FOUND, 30));
        }
        if (Mix.bounded(Mix.of(seed, "trouble", number), 1_000) >= permille) {
            return Optional.empty();
        }
        return Optional.of(switch ((int) Mix.bounded(Mix.of(seed, "kind", number), 3)) {
            case 0 -> new Trouble(FetchError.TIMEOUT, 3_000);
            case 1 -> new Trouble(FetchError.SERVER_ERROR, 60);
            default -> new Trouble(FetchError.CORRUPT, 900);
        });
    }

    // ------------------------------------------------------------------------------------------------------- B2

    @Test
    @Check(
            id = "B2",
            title = "The listener jumps, pauses and jumps again at every moment",
            points = 5,
            hint = "Drop what is buffered, give up what is under way, and know an old answer when it comes.")
    void jumps(MusicSolution solution) {
        int segments = 9;
        for (BandwidthTrace trace : List.of(BandwidthTrace.steady(300), Networks.of(6, 3))) {
            int events = device(solution, referenceAbr(), segments, trace, Weather.FAIR).listen(HOUR_MS).events();
            for (int at = 1; at < events; at++) {
                for (int kind = 0; kind < 6; kind++) {
                    jump(solution, segments, trace, at, kind);
                }
            }
        }
        Expect.refused("A jump to -1 ms", IllegalArgumentException.class, () -> {
            Device device = device(solution, referenceAbr(), segments, BandwidthTrace.steady(300), Weather.FAIR);
            device.later(3_000, () -> device.seek(-1));
            device.listen(HOUR_MS);
        });
    }

    private static void jump(MusicSolution solution, int segments, BandwidthTrace trace, int at, int kind) {
        Device device = device(solution, referenceAbr(), segments, trace,
                kind == 5 ? (number, rendition, segment) -> number % 3 == 1
                ? Optional.of(new Trouble(FetchError.SERVER_ERROR, 700)) : Optional.empty()
                        : Weather.FAIR);
        int[] fetchedBefore = {-1};
        device.beforeEvent(number -> {
            if (number != at) {
                return;
            }
            switch (kind) {
                case 0 -> device.seek(27_000);
                case 1 -> device.seek(5_999);
                case 2 -> {
                    device.seek(12_000);
                    device.later(40, () -> device.seek(35_000));
                }
                case 3 -> {
                    device.pause();
                    device.later(45_000, device::resume);
                }
                case 4 -> {
                    device.seek(8 * 6_000 + 2_500);
                    fetchedBefore[0] = device.fetched();
                }
                default -> device.seek(18_000);
            }
        });
        if (at % 2 == 1) {
            device.withoutLateAnswers();
        }
        device.listen(HOUR_MS);
        if (fetchedBefore[0] > 0 && device.fetched() > fetchedBefore[0]) {
            throw new Violation("end", "After a jump to the end of the track a segment is fetched.");
        }
    }

    // ------------------------------------------------------------------------------------------------------- B3

    @Test
    @Check(
            id = "B3",
            title = "Missing segments, an outage, and a fetch that is given up",
            points = 4,
            hint = "Not found is for good, other errors pass. Wait longer each time, and come back with the smallest.")
    void trouble(MusicSolution solution) {
        for (int missing = 0; missing < 3; missing++) {
            int gone = missing;
            Device device = device(solution, new Stubborn(gone, -1), 6, BandwidthTrace.steady(700),
                    (number, rendition, segment) -> rendition == gone
                    ? Optional.of(new Trouble(FetchError.NOT_FOUND, 40)) : Optional.empty());
            device.listen(HOUR_MS);
            Expect.equal("missing", "With every segment missing at rendition " + gone + ", those of 6 that were heard",
                    6, device.appended());
        }
        unavailable(solution);
        outage(solution, FetchError.SERVER_ERROR, 50, 60_000);
        outage(solution, FetchError.TIMEOUT, 5_000, 90_000);
        outage(solution, FetchError.CORRUPT, 400, 3_000);
        abandoned(solution);
    }

    private static void unavailable(MusicSolution solution) {
        Device device = device(solution, new Stubborn(1, -1), 8, BandwidthTrace.steady(700),
                (number, rendition, segment) -> segment == 3 ? Optional.of(new Trouble(FetchError.NOT_FOUND, 40))
                : Optional.empty());
        device.listen(HOUR_MS);
        Expect.equal("fail", "What the player says when segment 3 is nowhere", Optional.of("segment 3 unavailable"),
                device.failure());
        int fetched = device.fetched();
        Expect.equal("missing", "Fetches up to then", 6, fetched);
        device.seek(0);
        device.resume();
        Expect.equal("fail", "Fetches after the player has failed", fetched, device.fetched());
    }

    private static void outage(MusicSolution solution, FetchError error, long afterMs, long lengthMs) {
        Device[] now = new Device[1];
        int[] failures = new int[1];
        int[] lastRendition = new int[1];
        now[0] = device(solution, new Stubborn(2, -1), 10, BandwidthTrace.steady(700), (number, rendition, segment) -> {
            boolean isOut = now[0].nowMs() >= 10_000 && now[0].nowMs() < 10_000 + lengthMs;
            failures[0] += isOut ? 1 : 0;
            lastRendition[0] = rendition;
            return isOut ? Optional.of(new Trouble(error, afterMs)) : Optional.empty();
        });
        now[0].listen(HOUR_MS);
        Expect.equal("progress", "After an outage of " + lengthMs / 1_000 + " s, the segments of 10 that were heard",
                10, now[0].appended());
        Expect.that("retry", failures[0] >= 1, "During an outage of " + lengthMs / 1_000
                + " s the player asked for nothing.");
        Expect.equal("choice", "The rendition of the last segment, long after an outage, with rendition 2 chosen", 2,
                lastRendition[0]);
    }

    private static void abandoned(MusicSolution solution) {
        Stubborn abr = new Stubborn(2, 1_000);
        List<Integer> fetched = new ArrayList<>();
        Device device = device(solution, abr, 4, BandwidthTrace.steady(80), (number, rendition, segment) -> {
            fetched.add(rendition);
            return Optional.empty();
        });
        abr.device = device;
        device.listen(HOUR_MS);
        Expect.equal("abandon", "The renditions of the fetches, each at 2 first and given up after a second",
                List.of(2, 0, 2, 0, 2, 0, 2, 0), fetched);
        Expect.equal("abandon", "How many fetches onDownload() has heard of", 8, abr.heard);
        Expect.that("abandon", abr.asked >= 8,
                "Of four fetches that were given up after a second, abandon() was asked only " + abr.asked + " times.");
    }

    /** Chooses always the same, and gives up what is not there after a while. */
    private static final class Stubborn implements Abr {
        private final int rendition;
        private final long patienceMs;
        private Device device;
        private int heard;
        private int asked;
        private long lastElapsedMs;

        Stubborn(int rendition, long patienceMs) {
            this.rendition = rendition;
            this.patienceMs = patienceMs;
        }

        @Override
        public void onDownload(long bytes, long elapsedMs) {
            heard++;
            lastElapsedMs = 0;
        }

        @Override
        public int choose(long bufferedMs, int lastRendition) {
            lastElapsedMs = 0;
            return rendition;
        }

        @Override
        public boolean abandon(int of, long bytesDone, long bytesTotal, long elapsedMs, long bufferedMs) {
            asked += of == rendition ? 1 : 0;
            if (device != null) {
                long since = elapsedMs - lastElapsedMs;
                if (since < Listening.ASK_EVERY_MS - TOLERANCE_MS || since > Listening.ASK_EVERY_MS + TOLERANCE_MS) {
                    throw new Violation("abandon", "abandon() is asked " + elapsedMs
                            + " ms after a fetch began, and before that at " + lastElapsedMs
                            + " ms; it must be asked every 500 ms.");
                }
                long due = Math.max(0, 80 * (elapsedMs - Device.ROUND_TRIP_MS) / 8);
                boolean isSegment = bytesTotal == OFFER.kbps().get(of) * 6_000L / 8
                        || bytesTotal == OFFER.kbps().get(of) * 2_500L / 8;
                if (Math.abs(bytesDone - due) > 1 || bufferedMs != device.bufferedMs() || !isSegment) {
                    throw new Violation("abandon", "abandon() is told " + bytesDone + " of " + bytesTotal
                            + " bytes and " + bufferedMs
                            + " ms of buffer; " + due + " bytes have come and " + device.bufferedMs()
                            + " ms are buffered.");
                }
            }
            lastElapsedMs = elapsedMs;
            return patienceMs >= 0 && of == rendition && elapsedMs >= patienceMs;
        }
    }

    // --------------------------------------------------------------------------------------------------- B4 to B7

    private record Score(double worth, double silence, String worst) {}

    private static Score score(MusicSolution solution) {
        double worth = 0;
        double silence = 0;
        long longest = -1;
        String worst = "";
        for (int family = 0; family < Networks.FAMILIES.size(); family++) {
            for (int i = 0; i < EACH; i++) {
                Listening.Heard heard = Listening.of(solution.abr(OFFER), OFFER,
                        Networks.of(family, FIRST_NETWORK + i));
                worth += heard.worth();
                silence += heard.stallMs() / 1_000.0 / EACH;
                if (heard.longestStallMs() > longest) {
                    longest = heard.longestStallMs();
                    worst = String.format(Locale.ROOT, "%.1f s on a network of the kind '%s'", longest / 1_000.0,
                            Networks.FAMILIES.get(family));
                }
            }
        }
        return new Score(worth / BEST_WORTH, silence, worst);
    }

    private static void silence(Score score, double most) {
        Expect.that("silence", score.silence() <= most, String.format(Locale.ROOT,
                "Eight kinds of networks: %.1f s of silence in all, at most %.0f s are tolerated. The longest were %s; the buffer holds 30 s.",
                score.silence(), most, score.worst()));
    }

    private static void worth(Score score, double least) {
        Expect.that("worth", score.worth() >= least, String.format(Locale.ROOT,
                "What listeners hear is worth %.2f of what perfect foresight makes of the networks; it must be %.2f.",
                score.worth(), least));
    }

    @Test
    @Check(
            id = "B4",
            title = "Little silence on eight kinds of networks",
            points = 4,
            hint = "An average of the past says little about the next ten seconds. The buffer says what you can afford.")
    void silence(MusicSolution solution) {
        silence(score(solution), MOST_SILENCE[0]);
    }

    @Test
    @Check(id = "B5", title = "It sounds better than the least", points = 3,
            hint = "Silence is not the only evil: a network of 450 kbit/s carries 320.")
    void quality(MusicSolution solution) {
        worth(score(solution), LEAST_WORTH[0]);
        Abr abr = solution.abr(OFFER);
        for (Runnable call : List.<Runnable>of(() -> abr.onDownload(-1, 5), () -> abr.onDownload(1, -1),
                () -> abr.choose(-1, 0),
                () -> abr.choose(0, 3), () -> abr.choose(0, -2), () -> abr.abandon(3, 1, 2, 500, 0),
                () -> abr.abandon(1, 3, 2, 500, 0),
                () -> abr.abandon(1, -1, 2, 500, 0), () -> abr.abandon(1, 1, 2, 0, 0),
                () -> abr.abandon(1, 1, 2, 500, -1))) {
            Expect.refused("A number out of its range", IllegalArgumentException.class, call);
        }
    }

    @Test
    @Check(
            id = "B6",
            title = "It sounds nearly as good as can be, without more silence",
            points = 3,
            hint = "Use what is buffered, not only what came: a full buffer can afford a large segment, an empty one cannot.")
    void nearlyBest(MusicSolution solution) {
        Score score = score(solution);
        worth(score, LEAST_WORTH[1]);
        silence(score, MOST_SILENCE[1]);
    }

    @Test
    @Check(
            id = "B7",
            title = "The network collapses while a large segment is under way",
            points = 3,
            hint = "Ask every half second whether it will be there in time, and whether the smallest would be there sooner.")
    void collapse(MusicSolution solution) {
        for (int percent : new int[] {10, 25, 50}) {
            long silence = Collapse.longest(() -> solution.abr(OFFER), OFFER, percent);
            Expect.that("collapse", silence <= MOST_AFTER_COLLAPSE * 1_000, String.format(Locale.ROOT,
                    "The network collapses to 80 kbit/s when %d %% of a large segment are there: %.1f s of silence, for a segment that should have been "
                            + "abandoned.", percent, silence / 1_000.0));
        }
    }
}
