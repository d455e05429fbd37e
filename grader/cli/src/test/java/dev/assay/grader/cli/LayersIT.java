package dev.assay.grader.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grader.cli.Canaries.Sign;
import dev.assay.grader.cli.WeakenedLine.Layer;
import dev.assay.grader.compile.Compiled;
import dev.assay.grader.lab.Lab;
import dev.assay.grader.lab.LabManifest;
import dev.assay.grader.lab.LabShelf;
import dev.assay.grader.lab.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The control of the attack bank: the same attacks with layers left out, one by one and together. An attack does its
 * harm exactly when none of the layers that hold it stands; so the canaries are known to sing, and every layer is known
 * to be worth having.
 */
class LayersIT {
    private static final int PATIENCE_SECONDS = 3;

    /** Each alone, and all together. */
    private static final List<Set<Layer>> LEFT_OUT = List.of(
            EnumSet.of(Layer.ADMISSION),
            EnumSet.of(Layer.METERING),
            EnumSet.of(Layer.WALLS),
            EnumSet.allOf(Layer.class));

    /** Metering alone left: what it does not hold, for one attack of each kind. */
    private static final Set<Layer> LEFT_OUT_TOGETHER = EnumSet.of(Layer.ADMISSION, Layer.WALLS);

    @TempDir
    static Path folder;

    private static WeakenedLine line;

    @BeforeAll
    static void before() throws Exception {
        Stage stage = Stage.fromSystemProperties();
        Lab whole = new LabShelf(List.of(stage.labs())).lab("raft-election");
        LabManifest manifest = whole.manifest();
        line = new WeakenedLine(
                stage,
                new Lab(
                        manifest.withTests(manifest.tests().stream()
                                .filter(test -> test.id().equals(Forgery.TEST))
                                .toList()),
                        whole.folder()),
                PATIENCE_SECONDS);
    }

    @AfterAll
    static void after() throws IOException {
        line.close();
        Links.removeIn(folder);
    }

    static Stream<Attack> biting() {
        return Attack.all().stream().filter(attack -> attack.bites().isPresent());
    }

    @ParameterizedTest
    @MethodSource("biting")
    @Execution(ExecutionMode.CONCURRENT)
    void bitesWhereNothingHoldsIt(Attack attack) throws Exception {
        Path here = folder.resolve(attack.name());
        try (Canaries canaries = new Canaries(here.resolve("canaries"))) {
            Compiled.Classes classes = line.compile(attack.project(here.resolve("project"), canaries));
            List<Set<Layer>> leftOut = new ArrayList<>(LEFT_OUT);
            if (isFirstOfItsKind(attack)) {
                leftOut.add(LEFT_OUT_TOGETHER);
            }
            List<String> expected = new ArrayList<>();
            List<String> found = new ArrayList<>();
            for (Set<Layer> off : leftOut) {
                Set<Layer> standing = EnumSet.copyOf(line.layers());
                standing.removeAll(off);
                standing.retainAll(attack.heldBy());
                Sign bite = attack.bites().orElseThrow();
                boolean bites = standing.isEmpty();
                boolean hangs = bites && attack.heldBy().equals(EnumSet.of(Layer.METERING));
                Set<Sign> signs = line.signs(classes, canaries, off, hangs);
                expected.add("without %s: %s".formatted(off, bites ? bite : "nothing"));
                found.add("without %s: %s".formatted(off, signs.contains(bite) ? bite
                        : signs.isEmpty() ? "nothing" : signs + " instead"));
                canaries.reset();
            }
            assertEquals(String.join("\n", expected), String.join("\n", found));
        }
    }

    private static boolean isFirstOfItsKind(Attack attack) {
        return biting().filter(one -> one.bites().equals(attack.bites()) && one.heldBy().equals(attack.heldBy()))
                .findFirst().orElseThrow().equals(attack);
    }

    @Test
    void everyCanarySingsAndEveryLayerIsTheOnlyOneForSomething() {
        List<Attack> biting = biting().toList();
        assertEquals(
                EnumSet.allOf(Sign.class),
                biting.stream().map(attack -> attack.bites().orElseThrow())
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Sign.class))));
        Set<Layer> alone = new TreeSet<>();
        biting.stream().filter(attack -> attack.heldBy().size() == 1).forEach(attack -> alone.addAll(attack.heldBy()));
        // The walls stand behind admission: they alone hold what admission would let through by a mistake.
        assertEquals(Set.of(Layer.ADMISSION, Layer.METERING), alone);
        assertTrue(biting.stream().anyMatch(attack -> attack.heldBy().contains(Layer.WALLS)));
    }
}
