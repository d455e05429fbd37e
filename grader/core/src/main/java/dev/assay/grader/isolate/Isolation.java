package dev.assay.grader.isolate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Starts child processes behind all the walls that this machine offers. Which these are is found once, by {@link
 * #probe}: a canary tries everything forbidden behind them. Safe for use by several threads.
 */
public final class Isolation implements AutoCloseable {
    private final Ground ground;
    private final Set<Layer> layers;
    private final Posture posture;

    Isolation(Ground ground, Set<Layer> layers, Posture posture) {
        this.ground = ground;
        this.layers = layers;
        this.posture = posture;
    }

    /** As {@link #probe(List, Set)}, with every layer that there is. */
    public static Isolation probe(List<Path> readable) {
        return probe(readable, EnumSet.allOf(Layer.class));
    }

    /**
     * Finds out what holds here: sets up all layers, lets a canary try all that is forbidden, and does without the
     * layers that the kernel refuses or behind which Java does not come up. Takes the time of one start of Java, rarely
     * of a few.
     *
     * @param readable jars that children will be given; where a user of its own could not read them, children keep ours
     * @param wanted the layers to try: all of them, but for a control run that shows what happens without one
     * @throws UncheckedIOException if Java cannot be started as a child at all, or there is no place for temporary
     *     files
     */
    public static Isolation probe(List<Path> readable, Set<Layer> wanted) {
        Ground ground = null;
        try {
            ground = Ground.ofThisMachine();
            return new Probe(ground, readable, wanted).find();
        } catch (IOException e) {
            if (ground != null) {
                ground.close();
            }
            throw new UncheckedIOException("the isolation of child processes cannot be tried out", e);
        }
    }

    /** What was found. */
    public Posture posture() {
        return posture;
    }

    /**
     * Why a run that demands a level must not go on, or nothing when it is reached.
     *
     * @param level 0 to 3
     */
    public Optional<String> shortOf(int level) {
        return posture.shortOf(level);
    }

    /**
     * Starts a child: behind all walls that stand, with an empty environment, in an empty folder, with no descriptors
     * but its three streams, and as the leader of a process group of its own that {@link Process#destroyForcibly} ends
     * as a whole. Nothing that it does not stand on is there for it, so it must be given all that it needs.
     *
     * @param command Java's absolute path first; Java must be the one that runs the grader, and be told its heap
     *     (-Xmx), for what it takes by itself on a large machine is more than the limits allow. Files by absolute path
     * @param readable jars and files that the command names
     * @param limits backstops; of the whole set only those apply that the system has
     * @return the child; both its output and its errors are pipes that somebody has to read, and to close
     * @throws IOException if it cannot be started
     */
    public Process start(List<String> command, List<Path> readable, Limits limits) throws IOException {
        return ground.start(layers, command, readable, limits);
    }

    /** Removes the folder that children run in. Children that still run are left alone. */
    @Override
    public void close() {
        ground.close();
    }
}
