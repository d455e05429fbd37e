package dev.assay.labs.music.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Part;
import dev.assay.labs.music.Estimates;
import dev.assay.labs.music.MusicSolution;
import dev.assay.simulator.Violation;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Capacity questions. */
@Part(id = "Q", title = "Capacity questions")
final class Quiz {
    private static void within(String what, double wanted, double given, double tolerance) {
        if (!(Math.abs(given - wanted) <= tolerance * wanted)) {
            throw new Violation("estimate", String.format(Locale.ROOT, "%s: %.4g is too %s.", what, given,
                    given < wanted ? "little" : "much"));
        }
    }

    @Test
    @Check(id = "Q1", title = "Bytes of all songs", points = 1, hint = "The post's 90 TB are one bit rate.")
    void bytes(MusicSolution solution) {
        Estimates estimates = solution.estimates();
        within("30 million songs of 3 MB, three times", 2.7e14, estimates.replicatedBytes(3e7, 3e6, 3), 0.01);
        within("2,000 songs of 5 MB, once", 1e10, estimates.replicatedBytes(2_000, 5e6, 1), 0.01);
        within("30 million songs of 3 MB at 128 kbit/s, in 64, 128 and 320 kbit/s", 3.6e14,
                estimates.allRenditionsBytes(3e7, 3e6, 128, List.of(64, 128, 320)), 0.01);
        within("1,000 songs of 4 MB at 64 kbit/s, in 64 and 96 kbit/s", 1e10,
                estimates.allRenditionsBytes(1_000, 4e6, 64, List.of(64, 96)), 0.01);
    }

    @Test
    @Check(id = "Q2", title = "Seconds and segments", points = 1,
            hint = "The last segment of a song is one, however short.")
    void objects(MusicSolution solution) {
        Estimates estimates = solution.estimates();
        within("3 MB at 128 kbit/s", 187.5, estimates.songSeconds(3e6, 128), 0.001);
        within("3 MB at 320 kbit/s", 75, estimates.songSeconds(3e6, 320), 0.001);
        within("Segments of 6 s of 30 million songs of 187.5 s in three bit rates", 2.88e9,
                estimates.objects(3e7, 187.5, 6, 3), 0.01);
        within("Segments of 10 s of 100 songs of 10 s in one bit rate", 100, estimates.objects(100, 10, 10, 1), 0.001);
        within("Segments of 10 s of 100 songs of 11 s in two bit rates", 400, estimates.objects(100, 11, 10, 2), 0.001);
    }

    @Test
    @Check(id = "Q3", title = "Bits a second", points = 1, hint = "What the edges answer does not leave the origin.")
    void egress(MusicSolution solution) {
        Estimates estimates = solution.estimates();
        within("10 million streams of 128 kbit/s", 1.28e12, estimates.egressBps(1e7, 128), 0.01);
        within("The origin's part, with 95 % hits", 6.4e10, estimates.originBps(1e7, 128, 0.95), 0.01);
        within("The origin's part of 1,000 streams of 320 kbit/s, with 50 % hits", 1.6e8,
                estimates.originBps(1_000, 320, 0.5), 0.01);
    }

    @Test
    @Check(id = "Q4", title = "The most popular songs, and the first sound", points = 1,
            hint = "1 + 1/2 + 1/3 + ... grows like a logarithm.")
    void popular(MusicSolution solution) {
        Estimates estimates = solution.estimates();
        within("The most popular 600,000 of 30 million songs", 0.7801, estimates.zipfHitRatio(30_000_000, 600_000),
                0.005);
        within("The most popular song of two", 2 / 3.0, estimates.zipfHitRatio(2, 1), 0.005);
        within("The three most popular of ten songs", 1.8333 / 2.9290, estimates.zipfHitRatio(10, 3), 0.005);
        within("All songs", 1, estimates.zipfHitRatio(1_000, 1_000), 0.005);
        within("A round trip of 80 ms and a first segment of 48 kB at 1,000 kbit/s", 624,
                estimates.startupMs(80, 48_000, 1_000), 0.01);
        within("A round trip of 20 ms and no segment", 60, estimates.startupMs(20, 0, 64), 0.01);
    }
}
