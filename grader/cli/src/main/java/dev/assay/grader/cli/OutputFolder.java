package dev.assay.grader.cli;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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

    /**
     * Writes a file, in place of one that may be there, and says where.
     *
     * @param name its path in the folder, with slashes
     */
    Path write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Path whole = Files.createTempFile(file.getParent(), "." + file.getFileName(), null);
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

    /**
     * Takes away what earlier runs have left in a folder in here, but for some files; the folder too, if it is empty then.
     *
     * @param name the folder's path
     * @param ending what the names of those files end with
     * @param kept paths of the files that stay, as they were given to {@link #write}
     */
    void forgetAll(String name, String ending, Set<String> kept) throws IOException {
        Path inner = folder.resolve(name);
        if (!Files.isDirectory(inner, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(inner)) {
            files = all.toList();
        }
        int left = files.size();
        for (Path file : files) {
            String path = name + "/" + file.getFileName();
            if (path.endsWith(ending) && !kept.contains(path)) {
                Files.delete(file);
                left--;
            }
        }
        if (left == 0) {
            Files.delete(inner);
        }
    }
}
