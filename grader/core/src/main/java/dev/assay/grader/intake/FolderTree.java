package dev.assay.grader.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A folder on the disk. */
final class FolderTree implements Tree {
    /** Whether Java takes the names of files for UTF-8; in the locale C it does not. */
    private static final boolean SEES_UTF8 = "UTF-8".equals(System.getProperty("sun.jnu.encoding"));

    private final Path root;
    private final Limits limits;

    FolderTree(Path root, Limits limits) {
        this.root = root;
        this.limits = limits;
    }

    /** Walks with a list of its own instead of recursion, so that no tree is deep or wide enough to hurt. */
    @Override
    public List<Entry> entries() throws IOException, Rejected {
        record Folder(Path path, int depth) {}
        List<Entry> entries = new ArrayList<>();
        Deque<Folder> toVisit = new ArrayDeque<>(List.of(new Folder(root, 0)));
        int seen = 0;
        while (!toVisit.isEmpty()) {
            Folder folder = toVisit.removeLast();
            if (folder.depth() > limits.depth()) {
                throw Rejected.ungradable(
                        "the folder has others more than %d deep in it; hand in a project of ordinary shape"
                                .formatted(limits.depth()));
            }
            try (DirectoryStream<Path> children = Files.newDirectoryStream(folder.path())) {
                for (Path child : children) {
                    if (++seen > limits.entries()) {
                        throw Rejected.ungradable(
                                "the folder has more than %d files and folders in it; hand in the project folder alone"
                                        .formatted(limits.entries()));
                    }
                    String path = relative(child);
                    if (path.indexOf('\uFFFD') >= 0 && !SEES_UTF8) {
                        throw Rejected.usage(
                                "the name of %s cannot be read in this locale; set LC_ALL=C.UTF-8 in the environment"
                                        .formatted(Names.shown(path)));
                    }
                    BasicFileAttributes is =
                            Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                    if (is.isSymbolicLink()) {
                        entries.add(new Entry(path, Kind.LINK));
                    } else if (is.isDirectory()) {
                        if (Names.skipsFolder(path)) {
                            entries.add(new Entry(path + "/", Kind.SKIPPED));
                        } else {
                            toVisit.add(new Folder(child, folder.depth() + 1));
                        }
                    } else {
                        entries.add(new Entry(path, is.isRegularFile() ? Kind.FILE : Kind.OTHER));
                    }
                }
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
        }
        return entries;
    }

    private String relative(Path path) {
        Path relative = root.relativize(path);
        List<String> names = new ArrayList<>();
        relative.forEach(part -> names.add(part.toString()));
        return String.join("/", names);
    }

    @Override
    public byte[] read(Entry entry, int mostBytes) throws IOException {
        try (InputStream in = Files.newInputStream(root.resolve(entry.path()), LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(mostBytes + 1);
        }
    }
}
