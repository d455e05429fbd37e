package dev.assay.grader.cli;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The folder that results are written into. A file appears there whole or not at all, whenever we are stopped. */
final class OutputFolder {
    private final Path folder;

    /**
     * @param folder need not be there yet; it is made with the first file
     * @throws IOException if nothing can be written there
     */
    OutputFolder(Path folder) throws IOException {
        this.folder = folder.toAbsolutePath().normalize();
        Path nearest = this.folder;
        while (!Files.exists(nearest)) {
            nearest = nearest.getParent();
        }
        if (!Files.isDirectory(nearest)) {
            throw new IOException(nearest + " is not a folder");
        }
        if (!Files.isWritable(nearest)) {
            throw new IOException(nearest + " cannot be written to");
        }
    }

    /** Writes a file, in place of one that may be there, and says where. */
    Path write(String name, byte[] bytes) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(name);
        Path whole = Files.createTempFile(folder, "." + name, null);
        try {
            // Not the permissions of a temporary file, which are its owner's only.
            Files.delete(whole);
            Files.write(whole, bytes);
            try {
                Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(whole);
        }
        return file;
    }

    /** Takes away what an earlier run has left, so that nobody takes it for this one's. */
    void forget(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }
}
