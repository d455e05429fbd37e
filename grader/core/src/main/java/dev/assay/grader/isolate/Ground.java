package dev.assay.grader.isolate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A machine on which walls can be put up, or not. */
sealed interface Ground extends AutoCloseable permits LinuxGround, PlainGround {
    /** Looks at the machine. */
    static Ground ofThisMachine() throws IOException {
        Path folder = Files.createTempDirectory("assay-child-");
        try {
            return LinuxGround.of(Kernel.ofThisMachine(), folder);
        } catch (UnsupportedOperationException e) {
            return new PlainGround(folder, e.getMessage());
        }
    }

    /**
     * The layers that cannot stand here, whatever one does.
     *
     * @param readable what children will be given to read
     */
    Map<Layer, Posture.Wall> ruledOut(List<Path> readable) throws IOException;

    /**
     * Starts a child behind these layers.
     *
     * @throws ConfinedStart.Refused if one of them cannot be put up
     */
    Process start(Set<Layer> layers, List<String> command, List<Path> readable, Limits limits) throws IOException;

    /** The empty folder in which children run. */
    Path folder();

    @Override
    default void close() {
        try {
            Files.deleteIfExists(folder());
        } catch (IOException notOurs) {
            // An empty folder among the temporary ones harms nobody.
        }
    }
}
