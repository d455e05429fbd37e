package dev.assay.grader.isolate;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How well children are walled in on this machine, as found by trying; for run.json, {@code assay doctor} and a line of
 * standard error.
 *
 * @param level the highest level up to which everything holds: 0 none of the system's own, only what the grader itself
 *     does (admission and metering); 1 a user of its own, where root starts it, and limits; 2 no files, no network, no
 *     further programs (Landlock and seccomp); 3 mounts, processes and network of its own (bubblewrap)
 * @param walls every layer, in the order of {@link Layer}
 * @param breaches forbidden acts that a child could do nevertheless, a sentence each; empty when all walls hold
 */
public record Posture(int level, List<Wall> walls, List<String> breaches) {
    /** The highest level that there is. */
    public static final int HIGHEST = 3;

    /** The highest level that does not need a program that has to be installed. */
    public static final int HIGHEST_WITHOUT_PACKAGES = 2;

    /** Copies the lists. */
    public Posture {
        walls = List.copyOf(walls);
        breaches = List.copyOf(breaches);
    }

    /**
     * One layer as it is here.
     *
     * @param layer which one
     * @param state whether it stands
     * @param reason why it does not, or what it is; a few words, never empty
     */
    public record Wall(Layer layer, State state, String reason) {}

    /** Whether a layer stands. */
    public enum State {
        /** It stands around every child. */
        ON,
        /** It does not, though it would be better if it did. */
        OFF,
        /** It does not, and nothing is missing: there is nothing for it to do here. */
        NOT_NEEDED
    }

    static Posture of(List<Wall> walls, List<Act> fired) {
        Set<Layer> on = EnumSet.noneOf(Layer.class);
        Set<Layer> missing = EnumSet.noneOf(Layer.class);
        for (Wall wall : walls) {
            switch (wall.state) {
                case ON -> on.add(wall.layer);
                case OFF -> missing.add(wall.layer);
                case NOT_NEEDED -> { }
            }
        }
        int lowestMissing = missing.stream().mapToInt(Layer::level).min().orElse(Integer.MAX_VALUE);
        // An act that a layer should have refused and did not: whatever that layer claims, its level does not hold.
        int lowestBroken = fired.stream()
                .flatMap(act -> act.guards().stream()).filter(on::contains).mapToInt(Layer::level).min()
                .orElse(Integer.MAX_VALUE);
        int highest = on.stream().mapToInt(Layer::level).max().orElse(0);
        int level = Math.min(highest, Math.min(lowestMissing, lowestBroken) - 1);
        return new Posture(level, walls, fired.stream().map(act -> "a child " + act.sentence()).toList());
    }

    /** Layers that stand. */
    public Set<Layer> layersOn() {
        return walls.stream().filter(wall -> wall.state == State.ON).map(Wall::layer)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Layer.class)));
    }

    /**
     * Why a run that demands a level must not go on, or nothing when it is reached.
     *
     * @param required 0 to 3
     */
    public Optional<String> shortOf(int required) {
        return level >= required
                ? Optional.empty()
                : Optional.of("isolation level %d is required; %s. `assay doctor` says more."
                        .formatted(required, summary()));
    }

    /** One line: the level, and what is missing up to level 2, with reasons. */
    public String summary() {
        StringBuilder line = new StringBuilder("isolation level ").append(level).append(" of 3");
        Map<String, List<String>> titlesByReason = walls.stream()
                .filter(wall -> wall.state == State.OFF && wall.layer.level() <= HIGHEST_WITHOUT_PACKAGES)
                .collect(Collectors.groupingBy(Wall::reason, LinkedHashMap::new,
                        Collectors.mapping(wall -> wall.layer.title(), Collectors.toList())));
        String missing = titlesByReason.entrySet().stream()
                .map(entry -> "%s (%s)".formatted(String.join(", ", entry.getValue()), entry.getKey()))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            line.append("; missing: ").append(missing);
        }
        if (!breaches.isEmpty()) {
            line.append("; ").append(String.join(", ", breaches));
        }
        return line.toString();
    }
}
