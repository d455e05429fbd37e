package dev.assay.grader.isolate;

import dev.assay.grader.isolate.Posture.State;
import dev.assay.grader.isolate.Posture.Wall;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the walls behind which a child still comes up, as many as possible, and what a canary can do behind them. One
 * start is enough where all is well; where it is not, it tries without the layer that is to blame.
 */
final class Probe {
    /** Whom to suspect first when Java does not come up and nobody says why. */
    private static final List<Layer> SUSPECTS = List.of(
            Layer.NAMESPACES, Layer.USER, Layer.CAPABILITIES, Layer.CALLS, Layer.PROGRAMS, Layer.LIMITS, Layer.FILES);

    private final Ground ground;
    private final List<Path> readable;
    private final Set<Layer> standing = EnumSet.noneOf(Layer.class);
    private final Map<Layer, Wall> missing = new EnumMap<>(Layer.class);

    Probe(Ground ground, List<Path> readable, Set<Layer> wanted) throws IOException {
        this.ground = ground;
        this.readable = new ArrayList<>(readable);
        this.readable.add(ownClassPath());
        missing.putAll(ground.ruledOut(this.readable));
        for (Layer layer : Layer.values()) {
            if (!wanted.contains(layer)) {
                missing.put(layer, new Wall(layer, State.OFF, "switched off"));
            }
        }
        standing.addAll(EnumSet.allOf(Layer.class));
        standing.removeAll(missing.keySet());
    }

    Isolation find() throws IOException {
        List<Act> fired = List.of();
        if (ground instanceof PlainGround) {
            // There is nothing to try, and much of what a canary does is peculiar to Unix.
            return new Isolation(ground, Set.of(), Posture.of(walls(), fired));
        }
        List<Layer> suspected = new ArrayList<>();
        while (true) {
            try {
                fired = release(standing);
                break;
            } catch (ConfinedStart.Refused e) {
                drop(e.layer().orElseThrow(() -> e), e.getCause().getMessage());
            } catch (IOException e) {
                Layer suspect = SUSPECTS.stream().filter(standing::contains).findFirst().orElse(null);
                if (suspect == null) {
                    throw e;
                }
                suspected.add(suspect);
                drop(suspect, "Java does not come up behind it: " + e.getMessage());
            }
        }
        // The last one was to blame, the ones before it perhaps not.
        for (Layer suspect : suspected.subList(0, Math.max(0, suspected.size() - 1))) {
            Set<Layer> more = EnumSet.of(suspect);
            more.addAll(standing);
            try {
                fired = release(more);
                standing.add(suspect);
                missing.remove(suspect);
            } catch (IOException guilty) {
                // It stays away, for the reason that is written down.
            }
        }
        return new Isolation(ground, Set.copyOf(standing), Posture.of(walls(), fired));
    }

    private void drop(Layer layer, String reason) {
        standing.remove(layer);
        missing.put(layer, new Wall(layer, State.OFF, reason));
    }

    private List<Act> release(Set<Layer> layers) throws IOException {
        Path home = Path.of(System.getProperty("java.home"));
        Path classPath = ownClassPath();
        List<String> command = new ArrayList<>(List.of(
                Floor.java(home).toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx64m",
                "-XX:-UsePerfData", Canary.OPENS,
                "-cp", classPath.toString(), Canary.class.getName()));
        try (Traps traps = new Traps()) {
            command.addAll(traps.arguments());
            return traps.watch(ground.start(layers, command, readable, Limits.STANDARD));
        }
    }

    private List<Wall> walls() {
        List<Wall> all = new ArrayList<>();
        for (Layer layer : Layer.values()) {
            if (layer == Layer.FILES && standing.contains(Layer.NAMESPACES)) {
                all.add(new Wall(layer, State.NOT_NEEDED, "bubblewrap mounts only what may be read"));
            } else {
                all.add(Optional.ofNullable(missing.get(layer)).orElse(new Wall(layer, State.ON, layer.title())));
            }
        }
        return all;
    }

    /** Where the canary's class is loaded from. */
    private static Path ownClassPath() {
        try {
            return new File(Canary.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toPath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the grader's own jar cannot be found", e);
        }
    }
}
