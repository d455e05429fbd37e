package dev.assay.labs.music.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.exam.Submission;
import dev.assay.labs.music.AudioFormat;
import dev.assay.labs.music.HlsWriter;
import dev.assay.labs.music.MusicSolution;
import dev.assay.labs.music.Segment;
import dev.assay.labs.music.SongRow;
import dev.assay.labs.music.SongStatus;
import dev.assay.labs.music.TranscodeJob;
import dev.assay.labs.music.Variant;
import dev.assay.labs.music.testbed.Studio;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.Explorer;
import dev.assay.simulator.service.Fault;
import dev.assay.simulator.service.Latency;
import dev.assay.simulator.service.Request;
import dev.assay.simulator.service.World;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Segments, playlists, and workers that publish. */
@Part(id = "A", title = "Package and publish")
final class Packaging {
    private static final int[] RATES = {8_000, 22_050, 32_000, 44_100, 48_000, 96_000};
    private static final int[] FRAMES = {1, 480, 960, 1_024, 1_152, 2_048};

    // ------------------------------------------------------------------------------------------------------- A1

    @Test
    @Check(
            id = "A1",
            title = "Segments are as long as they may be, and their durations add up",
            points = 4,
            schedules = 60,
            hint = "Whole frames, rounded down. Round the boundaries, not the durations.")
    void plans(MusicSolution solution, Schedules schedules) {
        HlsWriter writer = solution.hlsWriter();
        AudioFormat aac = new AudioFormat(44_100, 1_024);
        plan(writer, 1_550_390, aac, 6_000_000);
        plan(writer, 1, aac, 6_000_000);
        plan(writer, 258, aac, 6_000_000);
        plan(writer, 259, aac, 6_000_000);
        plan(writer, 40, aac, 1);
        plan(writer, 40, new AudioFormat(48_000, 960), 20_000);
        plan(writer, 40, new AudioFormat(48_000, 960), 19_999);
        plan(writer, 40, new AudioFormat(48_000, 960), 3_600_000_000L);
        plan(writer, 10_000_000, new AudioFormat(768_000, 65_536), 3_600_000_000L);
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("plan");
            AudioFormat format = new AudioFormat(RATES[random.nextInt(RATES.length)],
                    FRAMES[random.nextInt(FRAMES.length)]);
            plan(writer, 1 + random.nextInt(3_000), format, 1
                    + random.nextInt(random.chance(500) ? 9_000_000 : 60_000));
        });
        for (Runnable call : List.<Runnable>of(() -> writer.planSegments(0, aac, 1),
                () -> writer.planSegments(10_000_001, aac, 1_000_000),
                () -> writer.planSegments(1, aac, 0), () -> writer.planSegments(1, aac, 3_600_000_001L),
                () -> writer.durationsMicros(List.of(), aac), () -> writer.durationsMicros(List.of(3, 0), aac))) {
            Expect.refused("A plan with a number out of its range", IllegalArgumentException.class, call);
        }
    }

    private static long boundary(long samples, AudioFormat format) {
        return (2 * samples * 1_000_000 + format.sampleRate()) / (2L * format.sampleRate());
    }

    private static void plan(HlsWriter writer, int total, AudioFormat format, long target) {
        String what = total + " frames of " + format.samplesPerFrame() + " samples at " + format.sampleRate()
                + " Hz, target " + target + " us";
        List<Integer> frames = writer.planSegments(total, format, target);
        long most = Math.max(1, target * format.sampleRate() / (format.samplesPerFrame() * 1_000_000L));
        Expect.equal("plan", "Of " + what + ", the number of segments", (int) ((total + most - 1) / most),
                frames.size());
        long sum = 0;
        for (int i = 0; i < frames.size(); i++) {
            long wanted = i < frames.size() - 1 ? most : total - sum;
            if (frames.get(i) != wanted) {
                throw new Violation("plan", "Of " + what + ", segment " + i + " has " + frames.get(i)
                        + " frames; it must have " + wanted + ".");
            }
            sum += frames.get(i);
        }
        List<Long> durations = writer.durationsMicros(frames, format);
        long samples = 0;
        long end = 0;
        for (int i = 0; i < frames.size(); i++) {
            samples += (long) frames.get(i) * format.samplesPerFrame();
            end += durations.get(i);
            if (end != boundary(samples, format)) {
                throw new Violation("durations", "Of " + what + ", the durations up to segment " + i + " add up to "
                        + end + " us; that much sound has "
                        + boundary(samples, format) + " us.");
            }
        }
        Expect.equal("durations", "Of " + what + ", the number of durations", frames.size(), durations.size());
    }

    // ------------------------------------------------------------------------------------------------------- A2

    @Test
    @Check(
            id = "A2",
            title = "Playlists that every player can read",
            points = 4,
            schedules = 40,
            hint = "Six decimals, whole seconds rounded half up, and the lines in their order.")
    void playlists(MusicSolution solution, Schedules schedules) {
        HlsWriter writer = solution.hlsWriter();
        for (long[] row : new long[][] {{5_499_999, 5}, {5_500_000, 6}, {6_000_000, 6}, {6_499_999, 6}, {400_000, 1},
                {1, 1}, {10_000_000, 10}, {1_500_000, 2}}) {
            media(writer, List.of(new Segment("a.ts", row[0])), row[1]);
            media(writer, List.of(new Segment("a.ts", 1), new Segment("b.ts", row[0]), new Segment("c.ts", 300_000)),
                    row[1]);
        }
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("playlist");
            List<Segment> segments = new ArrayList<>();
            long target = 1;
            for (int i = 1 + random.nextInt(12); i > 0; i--) {
                long micros = 1 + random.nextInt(random.chance(300) ? 1_000 : 9_000_000);
                target = Math.max(target, (micros + 500_000) / 1_000_000);
                segments.add(new Segment("64k/" + i + " \u00e9?x=1.ts", micros));
            }
            media(writer, segments, target);
            List<Variant> variants = new ArrayList<>();
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                variants.add(new Variant(i + "k.m3u8", 1 + random.nextInt(400_000), random.chance(500) ? "mp4a.40.2"
                        : "mp4a.40.2,avc1.4d401e"));
            }
            List<Variant> read = StrictPlaylist.master(writer.master(variants));
            List<Variant> wanted = new ArrayList<>(variants);
            wanted.sort((one, other) -> Integer.compare(one.bandwidthBps(), other.bandwidthBps()));
            Expect.equal("master", "What a player reads in the master playlist", wanted, read);
        });
        for (Runnable call : List.<Runnable>of(() -> writer.media(List.of()),
                () -> writer.media(List.of(new Segment("a.ts", 0))),
                () -> writer.media(List.of(new Segment("a.ts", 5), new Segment("a\nb.ts", 5))),
                () -> writer.media(List.of(new Segment("#a.ts", 5))),
                () -> writer.media(List.of(new Segment(" ", 5))), () -> writer.media(List.of(new Segment("a\r.ts", 5))),
                () -> writer.media(List.of(new Segment(null, 5))), () -> writer.master(List.of()),
                () -> writer.master(List.of(new Variant("a", 0, "c"))),
                () -> writer.master(List.of(new Variant("#a", 5, "c"))),
                () -> writer.master(List.of(new Variant("a", 5, "c\"d"))),
                () -> writer.master(List.of(new Variant("a", 5, "c\nd"))),
                () -> writer.master(List.of(new Variant("a", 5, null))))) {
            Expect.refused("A playlist of what cannot be in one", IllegalArgumentException.class, call);
        }
    }

    private static void media(HlsWriter writer, List<Segment> segments, long target) {
        StrictPlaylist.Media media = StrictPlaylist.media(writer.media(segments));
        Expect.equal("target", "The target duration of segments of "
                + segments.stream().map(Segment::durationMicros).toList() + " us", target,
                media.targetSeconds());
        Expect.equal("media", "What a player reads in the media playlist", segments, media.segments());
    }

    // --------------------------------------------------------------------------------------------------- A3 to A5

    private static World.Setup setup(MusicSolution solution) {
        return World.Setup.quiet(Schedule.of(1), solution.getClass().getPackageName()).withLatency(Latency.millis(1,
                4));
    }

    private static Studio studio(MusicSolution solution, World world) {
        return new Studio(solution, Submission.reference(MusicSolution.class).hlsWriter(), world);
    }

    private static void answered(Request<Boolean> request) {
        if (!request.isAnswered()) {
            throw new Violation("ack", "The worker does not acknowledge " + request.what() + ": it has ended with "
                    + request.state()
                    + ", and the job would come again for ever.");
        }
    }

    private static void song(Studio studio, long ready, SongStatus status, String after) {
        SongRow row = studio.song("s");
        if (row.readyRevision() != ready || row.status() != status) {
            throw new Violation("song", after + ", the song is " + row.status() + " with revision "
                    + row.readyRevision() + " ready; it must be "
                    + status + " with revision " + ready + ".");
        }
    }

    @Test
    @Check(
            id = "A3",
            title = "A worker dies, or an answer is lost, at every single call",
            points = 4,
            hint = "The row says READY last. What a first try has left must not hinder the second.")
    void everyCall(MusicSolution solution) {
        new Explorer(setup(solution)).everyCall(Fault.COMMON, world -> {
            Studio studio = studio(solution, world);
            studio.queue().add(studio.uploaded("s", 1, "la la"));
            studio.worker("w0");
            if (!world.runUntil(() -> studio.queue().size() == 0, 200_000)) {
                throw new Violation("ack", "200 s after the upload the job is still in the queue.");
            }
            song(studio, 1, SongStatus.READY, "After its job");
            studio.requirePublished("s", studio.song("s"));
        });
    }

    @Test
    @Check(
            id = "A4",
            title = "A worker stands still at every call while others go on",
            points = 4,
            hint = "The row that you have read is old by the time you write. Compare and set, and look again.")
    void pausedWorkers(MusicSolution solution) {
        Studio[] now = new Studio[1];
        TranscodeJob[] job = new TranscodeJob[1];
        Explorer explorer = new Explorer(setup(solution));
        explorer.pauseAtEvery("w0", world -> now[0].handle("w1", job[0]), 60_000, world -> {
            oneJob(solution, world, now, job);
            song(now[0], 1, SongStatus.READY, "After two workers did the same job");
        });
        explorer.pauseAtEvery("w0", world -> now[0].upload("w1", "s", 2, "la la la", true), 60_000, world -> {
            oneJob(solution, world, now, job);
            now[0].requireUnchanged();
            if (now[0].song("s").latestRevision() == 2) {
                song(now[0], 2, SongStatus.READY,
                        "After revision 2 was published while the worker of revision 1 stood still");
            }
        });
        explorer.pauseAtEvery("w0", world -> now[0].upload("w1", "s", 2, "la la la", false), 60_000, world -> {
            oneJob(solution, world, now, job);
            if (now[0].song("s").latestRevision() == 2) {
                song(now[0], now[0].song("s").readyRevision(), SongStatus.PROCESSING,
                        "After revision 2 was uploaded while the worker of revision 1 stood still");
                Request<Boolean> second = now[0].handle("w2", new TranscodeJob("s", 2, "uploads/s/2"));
                world.runToRest();
                answered(second);
                song(now[0], 2, SongStatus.READY, "After the job of revision 2");
            }
        });
        explorer.pauseAtEvery("w0", world -> now[0].handle("w1", job[0]), 60_000, world -> {
            now[0] = studio(solution, world);
            job[0] = now[0].uploaded("s", 1, "la la");
            now[0].upload("uploader", "s", 2, "la la la", false);
            world.runToRest();
            Request<Boolean> second = now[0].handle("w0", new TranscodeJob("s", 2, "uploads/s/2"));
            world.runToRest();
            answered(second);
            song(now[0], 2, SongStatus.READY,
                    "After the worker of revision 2 stood still while revision 1 was published");
        });
        World world = new World(setup(solution));
        oneJobLate(solution, world);
    }

    private static void oneJob(MusicSolution solution, World world, Studio[] now, TranscodeJob[] job) {
        now[0] = studio(solution, world);
        job[0] = now[0].uploaded("s", 1, "la la");
        Request<Boolean> handled = now[0].handle("w0", job[0]);
        world.runToRest();
        answered(handled);
    }

    /** A job that comes again when a newer revision is ready. */
    private static void oneJobLate(MusicSolution solution, World world) {
        Studio studio = studio(solution, world);
        TranscodeJob first = studio.uploaded("s", 1, "la la");
        Request<Boolean> second = studio.upload("w1", "s", 2, "la la la", true);
        world.runToRest();
        answered(second);
        Request<Boolean> late = studio.handle("w0", first);
        world.runToRest();
        answered(late);
        song(studio, 2, SongStatus.READY, "After the job of revision 1 came when revision 2 was ready");
        Expect.that("late", !studio.blobs().has("hls/s/r1/master.m3u8"),
                "Revision 1 is published although revision 2 is ready.");
        Expect.refused("A job that is null", IllegalArgumentException.class, () -> studio.worker().handle(null));
    }

    @Test
    @Check(
            id = "A5",
            title = "Noise is uploaded",
            points = 2,
            hint = "Say so in the row, if it is about the latest revision, and let the job go.")
    void noise(MusicSolution solution) {
        for (String sound : new String[] {Studio.NOISE, null}) {
            World world = new World(setup(solution));
            Studio studio = studio(solution, world);
            Request<Boolean> handled = studio.handle("w0", studio.uploaded("s", 1, sound));
            world.runToRest();
            answered(handled);
            song(studio, 0, SongStatus.FAILED, "After " + (sound == null ? "a source that is missing" : "noise"));
            Expect.equal("master", "The master of a song that was never ready", "", studio.song("s").masterUri());
        }
        World world = new World(setup(solution));
        Studio studio = studio(solution, world);
        TranscodeJob good = studio.uploaded("s", 1, "la la");
        Request<Boolean> first = studio.handle("w0", good);
        world.runToRest();
        Request<Boolean> second = studio.upload("w1", "s", 2, Studio.NOISE, true);
        world.runToRest();
        answered(first);
        answered(second);
        song(studio, 1, SongStatus.FAILED, "After a good revision 1 and noise as revision 2");
        Request<Boolean> third = studio.upload("w1", "s", 3, "la", true);
        world.runToRest();
        Request<Boolean> again = studio.handle("w2", new TranscodeJob("s", 2, "uploads/s/2"));
        world.runToRest();
        answered(third);
        answered(again);
        song(studio, 3, SongStatus.READY,
                "After a good revision 3, and the job of revision 2, which is noise, once more");
        Request<Boolean> stranger = studio.handle("w3", new TranscodeJob("nobody", 1, "uploads/nobody/1"));
        world.runToRest();
        answered(stranger);
        Expect.that("catalog", studio.song("nobody") == null,
                "A song that is not in the catalogue is made by a worker.");
        lateGood(solution);
        Studio[] now = new Studio[1];
        new Explorer(setup(solution)).pauseAtEvery("w0", any -> now[0].upload("w1", "s", 2, "la la la", true), 60_000,
                frozen -> {
            now[0] = studio(solution, frozen);
            Request<Boolean> handled = now[0].handle("w0", now[0].uploaded("s", 1, Studio.NOISE));
            frozen.runToRest();
            answered(handled);
            if (now[0].song("s").latestRevision() == 2) {
                song(now[0], 2, SongStatus.READY,
                        "After revision 2 was published while a worker had noise as revision 1");
            }
        });
    }

    /** The job of a good revision is late: a newer one has failed already. */
    private static void lateGood(MusicSolution solution) {
        World world = new World(setup(solution));
        Studio studio = studio(solution, world);
        TranscodeJob good = studio.uploaded("s", 1, "la la");
        Request<Boolean> noise = studio.upload("w1", "s", 2, Studio.NOISE, true);
        world.runToRest();
        Request<Boolean> late = studio.handle("w0", good);
        world.runToRest();
        answered(noise);
        answered(late);
        song(studio, studio.song("s").readyRevision(), SongStatus.FAILED,
                "After noise as revision 2 and then the job of revision 1");
    }
}
