package dev.assay.grader.isolate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisplayName("The gate")
@EnabledOnOs(OS.LINUX)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GateTest {
    private static final Path ROOT = Path.of("/");

    private final Kernel kernel = Kernel.ofThisMachine();
    private final List<Integer> stoodBefore = new ArrayList<>();

    @Test
    @DisplayName("lets the expected programs through, however long one of them takes, and is told of the last")
    void patient() throws Exception {
        String slow = "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done; exec /bin/echo through";
        assertEquals("through\n", run(2, "/bin/sh", "-c", slow));
        assertEquals(1, stoodBefore.size());
    }

    @Test
    @DisplayName("is shut behind them, for programs and for processes")
    void shut() throws Exception {
        assertEquals("inside\n", run(1, "/bin/sh", "-c", "echo inside; exec /bin/echo outside"));
        assertEquals("inside\n", run(1, "/bin/sh", "-c", "echo inside; (echo outside)"));
    }

    @Test
    @DisplayName("gives up when nobody is left who could pass")
    void deserted() throws Exception {
        assertEquals("", run(2, "/bin/sh", "-c", "exit 3"));
        assertEquals(List.of(), stoodBefore);
    }

    @Test
    @DisplayName("stays shut for a program whose limits could not be set")
    void refused() throws Exception {
        try (Pipes pipes = new Pipes(kernel, new byte[0])) {
            IOException e = assertThrows(IOException.class, () -> start(1, pipes, pid -> {
                throw new IOException("no limits here");
            }, "/bin/echo", "outside"));
            assertTrue(e.getMessage().contains("no limits here"), e.getMessage());
            pipes.closeChildEnds();
            assertEquals(0, pipes.output().readAllBytes().length);
        }
    }

    private String run(int programs, String... command) throws Exception {
        Pipes pipes = new Pipes(kernel, new byte[0]);
        int pid = start(programs, pipes, stoodBefore::add, command);
        pipes.closeChildEnds();
        Process child = new ConfinedProcess(kernel, Identity.OURS, pid, pipes);
        String output = new String(child.getInputStream().readAllBytes());
        child.waitFor();
        pipes.close();
        return output;
    }

    private int start(int programs, Pipes pipes, Gate.Threshold threshold, String... command) throws IOException {
        return new ConfinedStart(kernel, EnumSet.of(Layer.PROGRAMS), Identity.OURS)
                .start(List.of(command), programs, Optional.empty(), pipes, kernel.entering(ROOT), threshold);
    }
}
