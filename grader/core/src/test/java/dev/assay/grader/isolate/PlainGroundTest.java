package dev.assay.grader.isolate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Where the system offers no walls")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PlainGroundTest {
    @Test
    @DisplayName("the level is 0, every layer says why, and a child runs nevertheless, in an empty folder")
    void plain() throws Exception {
        Path folder = Files.createTempDirectory("assay-child-").toRealPath();
        Ground ground = new PlainGround(folder, "there is nothing for it on Plan 9");
        try (Isolation isolation = new Probe(ground, List.of(), EnumSet.allOf(Layer.class)).find()) {
            assertEquals(0, isolation.posture().level());
            for (Posture.Wall wall : isolation.posture().walls()) {
                assertEquals(Posture.State.OFF, wall.state());
                assertEquals("there is nothing for it on Plan 9", wall.reason());
            }
            String complaint = isolation.shortOf(2).orElseThrow();
            assertTrue(complaint.startsWith("isolation level 2 is required; isolation level 0 of 3"), complaint);
            Process child = isolation.start(
                    List.of(Floor.java(Path.of(System.getProperty("java.home"))).toString(), "-Xmx64m",
                            "-cp", classes().toString(), Witness.class.getName(), "stay"),
                    List.of(classes()), Limits.STANDARD);
            child.getOutputStream().close();
            assertEquals("at " + folder, new String(child.getInputStream().readAllBytes()).strip());
            assertEquals(0, child.waitFor());
        }
        assertTrue(Files.notExists(folder));
    }

    private static Path classes() throws URISyntaxException {
        return Path.of(Witness.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
