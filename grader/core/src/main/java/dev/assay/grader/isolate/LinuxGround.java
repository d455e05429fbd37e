package dev.assay.grader.isolate;

import dev.assay.grader.isolate.Posture.State;
import dev.assay.grader.isolate.Posture.Wall;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Linux.
 *
 * @param place the folder, as {@link Kernel#entering} has made it
 * @param starts counts children, so that each gets another user
 */
record LinuxGround(Kernel kernel, Floor floor, Optional<Bubblewrap> bubblewrap, Path folder, MemorySegment place,
        AtomicInteger starts)
        implements Ground {
    /** CAP_SETGID and CAP_SETUID (linux/capability.h). */
    private static final long CHANGES_USER = 1 << 6 | 1 << 7;

    private static final byte[] NOTHING = {};

    /**
     * Looks at the machine.
     *
     * @throws UnsupportedOperationException if its kernel lacks what every start needs; the message says what
     */
    static LinuxGround of(Kernel kernel, Path folder) throws IOException {
        ConfinedStart.check(kernel);
        // Anybody may enter, nobody may write.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        return new LinuxGround(
                kernel,
                Floor.ofThisJvm(),
                Bubblewrap.onPath(System.getenv().getOrDefault("PATH", "")),
                folder,
                kernel.entering(folder),
                new AtomicInteger((int) ProcessHandle.current().pid()));
    }

    @Override
    public Map<Layer, Wall> ruledOut(List<Path> readable) throws IOException {
        Map<Layer, Wall> out = new EnumMap<>(Layer.class);
        if (kernel.call(Syscall.GETEUID) != 0 || capabilities("CapBnd") == 0) {
            out.put(Layer.CAPABILITIES, new Wall(Layer.CAPABILITIES, State.NOT_NEEDED, "the grader itself has none"));
        }
        if ((capabilities("CapEff") & CHANGES_USER) != CHANGES_USER) {
            out.put(Layer.USER, new Wall(Layer.USER, State.NOT_NEEDED, "only root can give a child another user"));
        } else {
            List<Path> needed = new ArrayList<>(floor.with(readable).readable());
            needed.add(folder);
            for (Path path : needed) {
                Optional<Path> closed = closedToOthers(path);
                if (closed.isPresent()) {
                    out.put(Layer.USER, new Wall(Layer.USER, State.OFF, "%s is closed to other users, and %s is needed"
                            .formatted(closed.get(), path)));
                }
            }
        }
        long version = FileRules.version(kernel);
        if (version < 0) {
            out.put(Layer.FILES, new Wall(Layer.FILES, State.OFF,
                    Kernel.failure(Syscall.LANDLOCK_CREATE_RULESET, version)));
        }
        if (bubblewrap.isEmpty()) {
            out.put(Layer.NAMESPACES, new Wall(Layer.NAMESPACES, State.OFF, "there is no bwrap on PATH"));
        }
        return out;
    }

    @Override
    public Process start(Set<Layer> layers, List<String> command, List<Path> readable, Limits limits)
            throws IOException {
        Floor needed = floor.with(readable);
        boolean wraps = layers.contains(Layer.NAMESPACES);
        boolean filtersInside = wraps && layers.contains(Layer.CALLS);
        Set<Layer> outside = EnumSet.noneOf(Layer.class);
        outside.addAll(layers);
        if (wraps) {
            // bwrap has yet to mount, and to load the filter itself.
            outside.removeAll(Set.of(Layer.FILES, Layer.CALLS));
        }
        Identity identity = layers.contains(Layer.USER) ? Identity.unused(starts.incrementAndGet()) : Identity.OURS;
        List<String> all = wraps ? bubblewrap.orElseThrow().around(command, needed, filtersInside) : command;
        Gate.Threshold threshold = pid -> {
            if (layers.contains(Layer.LIMITS)) {
                identity.run(kernel, () -> limits.impose(kernel, pid, !identity.isOurs()));
            }
        };
        Pipes pipes = new Pipes(kernel, filtersInside ? filterBytes() : NOTHING);
        // Closing nothing is allowed.
        try (FileRules rules = outside.contains(Layer.FILES) ? FileRules.of(kernel, needed) : null) {
            int pid = new ConfinedStart(kernel, outside, identity).start(
                    all, wraps ? Bubblewrap.PROGRAMS : 1, Optional.ofNullable(rules), pipes, place, threshold);
            pipes.closeChildEnds();
            ConfinedProcess child = new ConfinedProcess(kernel, identity, pid, pipes);
            if (!layers.contains(Layer.PROGRAMS)) {
                try {
                    // No gate to stop at: it has begun to run, but nobody has handed it anything yet.
                    threshold.standsBefore(pid);
                } catch (IOException e) {
                    child.destroyForcibly();
                    throw new ConfinedStart.Refused(Optional.of(Layer.LIMITS), e);
                }
            }
            return child;
        } catch (IOException e) {
            pipes.close();
            throw e;
        }
    }

    /** One of the masks that proc_pid_status(5) shows, of this process. */
    private static long capabilities(String mask) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith(mask + ":"))
                .map(line -> Long.parseUnsignedLong(line.substring(mask.length() + 1).strip(), 16))
                .findFirst()
                .orElse(0L);
    }

    /** The first folder, or the path itself, that a user who is nobody in particular cannot pass or read. */
    static Optional<Path> closedToOthers(Path path) throws IOException {
        for (Path part = path.toRealPath(); part != null; part = part.getParent()) {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(part);
            PosixFilePermission needed =
                    Files.isDirectory(part) ? PosixFilePermission.OTHERS_EXECUTE : PosixFilePermission.OTHERS_READ;
            if (!rights.contains(needed)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    private byte[] filterBytes() {
        try (Arena arena = Arena.ofConfined()) {
            return CallFilter.ofComputingJvm(kernel.processor()).instructions(arena).toArray(ValueLayout.JAVA_BYTE);
        }
    }
}
