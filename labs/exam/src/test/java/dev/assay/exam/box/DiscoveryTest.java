package dev.assay.exam.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.exam.protocol.Discovered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Discovery")
class DiscoveryTest {
    @TempDir
    private Path folder;

    private Child child;

    @BeforeEach
    void makeLab() throws IOException {
        child = new Child(folder);
    }

    private Discovered discover(String publicJar, String hiddenJar) {
        return new Discovery(DiscoveryTest.class.getClassLoader()).discover(publicJar, hiddenJar);
    }

    private String jar(String name) {
        return folder.resolve(name + ".jar").toString();
    }

    @Test
    @DisplayName("finds every test with all that its annotations state, A2 before A10, public before hidden")
    void wholeLab() {
        Discovered found = discover(jar("public"), jar("hidden"));
        assertEquals(List.of(), found.problems());
        assertEquals(List.of("P1", "H1", "H2", "H3", "H10"), found.tests().stream().map(Discovered.Test::id).toList());
        assertEquals(
                new Discovered.Test(
                        "H1", "H", "Hidden tests", "Counts", true, 40, 20, "Add.", "hint", List.of(), "",
                        "dev.assay.exam.tinylab.hidden.HiddenChecks#counts"),
                found.tests().get(1));
        assertEquals(List.of("H1"), found.tests().get(2).needs());
        assertEquals("score", found.tests().get(2).feedback());
        assertEquals(200, found.tests().get(3).schedules());
    }

    @Test
    @DisplayName("works in a child as it does here")
    void inChild() throws Exception {
        assertEquals(
                List.of(discover(jar("public"), jar("hidden"))),
                child.discover().all(Discovered.class).toList());
    }

    @Test
    @DisplayName("says everything that is wrong with annotations, with the place and the way out")
    void problems() {
        Discovered found = discover("", jar("broken"));
        String prefix = "dev.assay.exam.tinylab.broken.";
        for (String problem : List.of(
                prefix + "BrokenChecks#noTest: is no test; put @Test or @Property beside @Check",
                prefix + "BrokenChecks#noTest: the id \"X1\" is taken by " + prefix
                        + "BrokenChecks#throwsByItself; choose another",
                prefix + "BrokenChecks#isPrivate: JUnit runs no private and no static methods; take that word away",
                prefix + "BrokenChecks#isPrivate: has 0 schedules; there must be at least 1",
                prefix + "BrokenChecks#twice: states its schedules twice; leave the count of @Check away",
                prefix + "BrokenChecks#explores: is a property, which has tries and no schedules; take @Explore away",
                prefix + "BrokenChecks#nothing: a portfolio has at least one stretch; give one a count above 0",
                prefix + "BrokenChecks#shallow: depth must be at least 1, is 0",
                prefix + "OtherBrokenChecks#other: part \"X\" is called \"Called otherwise\" here and \"Broken tests\" "
                        + "elsewhere; choose one",
                prefix + "HomelessChecks#homeless: its class belongs to no part; put @Part on it")) {
            assertTrue(found.problems().contains(problem) || found.problems().contains(swapped(problem)),
                    problem + " in " + found.problems());
        }
        assertEquals(1_000, found.tests().stream()
                .filter(test -> test.id().equals("X5")).findFirst().orElseThrow().schedules());
        assertTrue(found.tests().stream().anyMatch(test -> test.id().equals("X9") && test.part().equals("X")));
    }

    /** Which of two methods of one id comes first is up to the class file. */
    private static String swapped(String problem) {
        return problem.replace("#noTest", "#?").replace("#throwsByItself", "#noTest").replace("#?", "#throwsByItself");
    }

    @Test
    @DisplayName("says which class cannot be loaded, and which jar cannot be read")
    void unreadable() throws IOException {
        Path jar = folder.resolve("stale.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("gone/Gone.class"));
        }
        assertTrue(discover("", jar.toString()).problems().getFirst().startsWith("gone.Gone cannot be loaded"));
        LabTrouble trouble = assertThrows(LabTrouble.class, () -> discover(jar("no-such"), ""));
        assertTrue(trouble.getMessage().contains("no-such.jar cannot be read"), trouble.getMessage());
    }

    @Test
    @DisplayName("orders ids as people do")
    void natural() {
        List<String> ordered = List.of("", "A", "A1", "A2", "A02", "A10", "A10b", "B", "B1.2", "B1.10");
        for (int i = 0; i < ordered.size(); i++) {
            for (int j = 0; j < ordered.size(); j++) {
                if (!(ordered.get(i) + ordered.get(j)).matches("A0?2A0?2")) {
                    assertEquals(
                            Integer.compare(i, j),
                            Integer.signum(Discovery.NATURAL.compare(ordered.get(i), ordered.get(j))),
                            ordered.get(i) + " " + ordered.get(j));
                }
            }
        }
        assertEquals(List.of("X02", "X2"), List.of("X2", "X02").stream().sorted(Discovery.NATURAL).toList());
    }
}
