package dev.assay.grader.isolate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.grader.isolate.Posture.State;
import dev.assay.grader.isolate.Posture.Wall;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The level of isolation")
class PostureTest {
    @Test
    @DisplayName("is 2 when only bubblewrap is missing, and 3 with it in the place of Landlock")
    void highest() {
        assertEquals(2, posture(Set.of(Layer.NAMESPACES), Set.of()).level());
        assertEquals(3, posture(Set.of(), Set.of(Layer.FILES)).level());
    }

    @Test
    @DisplayName("is below that of any layer that is missing, but not of one that has nothing to do")
    void missing() {
        assertEquals(1, posture(Set.of(Layer.NAMESPACES, Layer.CALLS), Set.of()).level());
        assertEquals(0, posture(Set.of(Layer.NAMESPACES, Layer.USER), Set.of()).level());
        assertEquals(2, posture(Set.of(Layer.NAMESPACES), Set.of(Layer.USER, Layer.CAPABILITIES)).level());
        assertEquals(0, posture(Set.of(Layer.values()), Set.of()).level());
    }

    @Test
    @DisplayName("is below that of a layer that stands but does not refuse what it should")
    void broken() {
        List<Wall> walls = walls(Set.of(Layer.NAMESPACES), Set.of());
        assertEquals(1, Posture.of(walls, List.of(Act.SEND_DATAGRAM)).level());
        assertEquals(0, Posture.of(walls, List.of(Act.KILL)).level());
    }

    @Test
    @DisplayName("is told in one line, with what is missing and what could be done")
    void summary() {
        Posture posture = Posture.of(walls(Set.of(Layer.NAMESPACES, Layer.CALLS), Set.of()),
                List.of(Act.SEND_DATAGRAM));
        assertEquals("isolation level 1 of 3; missing: seccomp (not here); a child sends a datagram",
                posture.summary());
        assertEquals("isolation level 2 of 3", posture(Set.of(Layer.NAMESPACES), Set.of()).summary());
    }

    private static Posture posture(Set<Layer> off, Set<Layer> notNeeded) {
        return Posture.of(walls(off, notNeeded), List.of());
    }

    private static List<Wall> walls(Set<Layer> off, Set<Layer> notNeeded) {
        return Stream.of(Layer.values())
                .map(layer -> new Wall(layer,
                        off.contains(layer) ? State.OFF : notNeeded.contains(layer) ? State.NOT_NEEDED : State.ON,
                        "not here"))
                .toList();
    }
}
