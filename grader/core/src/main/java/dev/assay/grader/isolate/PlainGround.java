package dev.assay.grader.isolate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A system without walls that this package knows: children get an empty environment and an empty folder.
 *
 * @param reason why there are none
 */
record PlainGround(Path folder, String reason) implements Ground {
    /** Windows cannot start a process without this one. */
    private static final Set<String> NEEDED = Set.of("SystemRoot");

    @Override
    public Map<Layer, Posture.Wall> ruledOut(List<Path> readable) {
        Map<Layer, Posture.Wall> all = new EnumMap<>(Layer.class);
        for (Layer layer : Layer.values()) {
            all.put(layer, new Posture.Wall(layer, Posture.State.OFF, reason));
        }
        return all;
    }

    @Override
    public Process start(Set<Layer> layers, List<String> command, List<Path> readable, Limits limits)
            throws IOException {
        ProcessBuilder java = new ProcessBuilder(command).directory(folder.toFile());
        java.environment().keySet().retainAll(NEEDED);
        return java.start();
    }
}
