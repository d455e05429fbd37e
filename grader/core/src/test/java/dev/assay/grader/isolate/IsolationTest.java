package dev.assay.grader.isolate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisplayName("Behind walls")
@EnabledOnOs(OS.LINUX)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class IsolationTest {
    private static long landlock;

    @BeforeAll
    static void look() {
        landlock = FileRules.version(Kernel.ofThisMachine());
    }

    @Test
    @DisplayName("nothing forbidden can be done")
    void everything() {
        assumeTrue(landlock > 0, "a kernel with Landlock");
        try (Isolation isolation = Isolation.probe(List.of())) {
            assertEquals(List.of(), isolation.posture().breaches());
            assertEquals(List.of(), fallen(isolation.posture(), EnumSet.allOf(Layer.class)));
            assumeTrue(isolation.posture().walls().stream().noneMatch(wall -> wall.reason().contains("closed to")),
                    "a folder that a user of its own can enter");
            assertTrue(isolation.posture().level() >= 2, isolation.posture()::summary);
            assertEquals(Optional.empty(), isolation.shortOf(2));
        }
    }

    /** The control: a probe that finds nothing where nothing stands would find nothing anywhere. */
    @TestFactory
    @DisplayName("an act succeeds exactly where none of the layers stands that refuse it")
    Stream<DynamicTest> control() {
        assumeTrue(landlock > 0, "a kernel with Landlock");
        Stream<Set<Layer>> alone = Stream.of(Layer.values()).map(EnumSet::of);
        return Stream.concat(Stream.of(EnumSet.noneOf(Layer.class)), alone)
                .map(wanted -> DynamicTest.dynamicTest("with " + wanted, () -> {
                    try (Isolation isolation = Isolation.probe(List.of(), wanted)) {
                        List<String> expected = Stream.of(Act.values())
                                .filter(act -> isolation.posture().layersOn().stream()
                                        .noneMatch(layer -> refuses(layer, act)))
                                .map(act -> "a child " + act.sentence())
                                .toList();
                        assertEquals(expected, isolation.posture().breaches());
                        assertEquals(List.of(), fallen(isolation.posture(), wanted));
                        assertEquals(0, isolation.posture().level());
                        assertFalse(isolation.shortOf(1).isEmpty());
                    }
                }));
    }

    /** Layers that should stand and do not, for no reason that lies in where this is run. */
    private static List<Posture.Wall> fallen(Posture posture, Set<Layer> wanted) {
        return posture.walls().stream()
                .filter(wall -> wanted.contains(wall.layer()) && wall.state() == Posture.State.OFF)
                .filter(wall -> wall.layer() != Layer.NAMESPACES && !wall.reason().contains("closed to other users"))
                .toList();
    }

    /** Landlock has learnt to refuse ports in version 4 and signals in version 6; all else it could from the start. */
    private static boolean refuses(Layer layer, Act act) {
        boolean tooOld = layer == Layer.FILES && switch (act) {
            case CONNECT, LISTEN -> landlock < 4;
            case KILL -> landlock < 6;
            default -> false;
        };
        return act.guards().contains(layer) && !tooOld;
    }
}
