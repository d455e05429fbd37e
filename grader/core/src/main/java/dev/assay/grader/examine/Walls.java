package dev.assay.grader.examine;

import dev.assay.grader.isolate.Isolation;
import dev.assay.grader.isolate.Layer;
import dev.assay.grader.isolate.Posture;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The system's walls around children. Which of them stand is tried once, when somebody first needs to know. The system
 * property {@code assay.isolation=off} does without them, for control runs. Safe for use by several threads.
 */
final class Walls {
    private static final String SWITCH = "assay.isolation";
    private static final String OFF = "off";

    private final Supplier<List<Path>> readable;
    private Found found;

    private Walls(Supplier<List<Path>> readable) {
        this.readable = readable;
    }

    /** @param isolation what starts children, when there is a wall to put around them */
    private record Found(Posture posture, Optional<Isolation> isolation) {}

    /**
     * All walls that stand on this machine.
     *
     * @param readable the files that children will be given, asked for once
     */
    static Walls around(Supplier<List<Path>> readable) {
        return new Walls(readable);
    }

    Posture posture() {
        return found().posture;
    }

    /** What starts children, or nothing where no wall stands. */
    Optional<Isolation> isolation() {
        return found().isolation;
    }

    private synchronized Found found() {
        if (found == null) {
            found = OFF.equals(System.getProperty(SWITCH))
                    ? new Found(nothing("switched off by -D" + SWITCH + "=" + OFF), Optional.empty())
                    : look();
        }
        return found;
    }

    private Found look() {
        Isolation isolation;
        try {
            isolation = Isolation.probe(readable.get());
        } catch (UncheckedIOException e) {
            return new Found(nothing("%s: %s".formatted(e.getMessage(), e.getCause().getMessage())), Optional.empty());
        } catch (RuntimeException e) {
            return new Found(nothing("the isolation of child processes cannot be tried out: " + e), Optional.empty());
        }
        Posture posture = isolation.posture();
        if (posture.layersOn().isEmpty()) {
            isolation.close();
            return new Found(posture, Optional.empty());
        }
        // Its folder is there for as long as children may be started.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(isolation::close));
        return new Found(posture, Optional.of(isolation));
    }

    private static Posture nothing(String reason) {
        return new Posture(
                0,
                Stream.of(Layer.values())
                        .map(layer -> new Posture.Wall(layer, Posture.State.OFF, reason))
                        .toList(),
                List.of());
    }
}
