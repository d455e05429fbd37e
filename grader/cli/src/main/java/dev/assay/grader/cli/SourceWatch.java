package dev.assay.grader.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Waits until somebody saves a Java source of a project. What counts is what lies on the disk: size and time of every
 * source. The system's notices only make us look sooner, so that nothing is missed where they are late, lost or not to
 * be had: on network drives, in containers, when folders vanish and come back.
 */
final class SourceWatch implements AutoCloseable {
    private static final long NEXT_LOOK_MILLIS = 1_000;
    private static final long NEXT_LOOK_WITHOUT_NOTICES_MILLIS = 300;
    private static final long QUIET_MILLIS = 80;
    /** Whoever writes without a pause for so long gets an answer nevertheless. */
    private static final int MOST_LOOKS_FOR_QUIET = 50;
    private static final int MOST_SOURCES = 10_000;
    private static final int MOST_DEPTH = 30;
    private static final Set<String> SKIPPED = Set.of("target", "build", "out", "bin", "node_modules", "__MACOSX");

    private final Path project;
    private final Optional<WatchService> notices;
    private final Map<Path, WatchKey> watched = new HashMap<>();

    /**
     * @param project a folder, or a single file
     * @param notices the system's; empty where it has none
     */
    SourceWatch(Path project, Optional<WatchService> notices) {
        this.project = project.toAbsolutePath().normalize();
        this.notices = notices;
    }

    /** With the system's notices, where it has any. */
    static SourceWatch of(Path project) {
        try {
            return new SourceWatch(project, Optional.of(project.getFileSystem().newWatchService()));
        } catch (IOException | UnsupportedOperationException e) {
            return new SourceWatch(project, Optional.empty());
        }
    }

    private record Stamp(long size, FileTime modified) {}

    /** How all sources were when somebody looked. */
    static final class State {
        private final SortedMap<String, Stamp> stamps;

        private State(SortedMap<String, Stamp> stamps) {
            this.stamps = stamps;
        }

        /** Whether there is no source at all: a project that was deleted, or one that is yet to come. */
        boolean isEmpty() {
            return stamps.isEmpty();
        }

        /** Sources that are there and were not so in an earlier state, or are there no more, sorted. */
        List<String> changedSince(State earlier) {
            Set<String> changed = new TreeSet<>(stamps.keySet());
            changed.addAll(earlier.stamps.keySet());
            changed.removeIf(path -> stamps.containsKey(path) && stamps.get(path).equals(earlier.stamps.get(path)));
            return List.copyOf(changed);
        }
    }

    /**
     * How the sources are now.
     *
     * @throws IOException if the project is there but cannot be read
     */
    State look() throws IOException {
        SortedMap<String, Stamp> stamps = new TreeMap<>();
        // Its parent tells of its return.
        listen(project.getParent());
        if (Files.isRegularFile(project)) {
            BasicFileAttributes attributes = Files.readAttributes(project, BasicFileAttributes.class);
            stamps.put(project.getFileName().toString(), stamp(attributes));
        } else if (Files.isDirectory(project)) {
            Files.walkFileTree(project, Set.of(), MOST_DEPTH, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    if (!folder.equals(project) && isSkipped(folder.getFileName().toString())) {
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    listen(folder);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = file.getFileName().toString();
                    if (name.endsWith(".java") && !name.startsWith(".")) {
                        stamps.put(project.relativize(file).toString().replace('\\', '/'), stamp(attributes));
                    }
                    return stamps.size() < MOST_SOURCES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE; // Gone between the listing and the look.
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException e) {
                    return FileVisitResult.CONTINUE; // Gone while it was listed.
                }
            });
        }
        return new State(stamps);
    }

    private static Stamp stamp(BasicFileAttributes attributes) {
        return new Stamp(attributes.size(), attributes.lastModifiedTime());
    }

    private static boolean isSkipped(String folder) {
        return folder.startsWith(".") || SKIPPED.contains(folder);
    }

    private void listen(Path folder) {
        if (folder == null || notices.isEmpty() || watched.containsKey(folder)) {
            return;
        }
        try {
            watched.put(folder, folder.register(
                    notices.get(),
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE));
        } catch (IOException e) {
            // No more notices to be had, or the folder is gone: then we see it when we look next.
        }
    }

    /**
     * Waits until the sources are others than in an earlier state, and nobody writes any more.
     *
     * @throws IOException if the project is there but cannot be read
     * @throws InterruptedException if the thread is interrupted
     */
    State awaitChange(State earlier) throws IOException, InterruptedException {
        State now = look();
        while (now.changedSince(earlier).isEmpty()) {
            awaitNotice();
            now = look();
        }
        for (int looks = 0; looks < MOST_LOOKS_FOR_QUIET; looks++) {
            TimeUnit.MILLISECONDS.sleep(QUIET_MILLIS);
            State later = look();
            if (later.changedSince(now).isEmpty()) {
                return later;
            }
            now = later;
        }
        return now;
    }

    private void awaitNotice() throws InterruptedException {
        if (notices.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(NEXT_LOOK_WITHOUT_NOTICES_MILLIS);
            return;
        }
        WatchKey key = notices.get().poll(NEXT_LOOK_MILLIS, TimeUnit.MILLISECONDS);
        while (key != null) {
            key.pollEvents();
            if (!key.reset()) {
                watched.values().remove(key);
            }
            key = notices.get().poll();
        }
    }

    @Override
    public void close() throws IOException {
        if (notices.isPresent()) {
            notices.get().close();
        }
    }
}
