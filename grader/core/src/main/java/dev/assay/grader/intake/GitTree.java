package dev.assay.grader.intake;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A revision of a git repository, read by the git that is installed. Nothing is checked out, so neither hooks nor
 * filters nor attributes have a say, and the repository's own configuration cannot make git reach out or run anything.
 */
final class GitTree implements Tree {
    private static final int NAME_BYTES = 4096;
    private static final String LINK = "120000";

    private final String name;
    private final Path gitDir;
    private final String ref;
    private final Limits limits;
    private final Map<String, Blob> blobs = new HashMap<>();
    private Running contents;

    private record Blob(String id, long bytes) {}

    private GitTree(String name, Path gitDir, String ref, Limits limits) {
        this.name = name;
        this.gitDir = gitDir;
        this.ref = ref;
        this.limits = limits;
    }

    /**
     * @param text what follows {@code git:}, that is {@code DIR@REF}; both may contain an {@code @}
     */
    static GitTree open(String text, Limits limits) throws Rejected {
        String name = "git:" + text;
        for (int at = text.lastIndexOf('@'); at > 0; at = text.lastIndexOf('@', at - 1)) {
            Path folder = Path.of(text.substring(0, at));
            String ref = text.substring(at + 1);
            if (Files.isDirectory(folder)) {
                if (ref.isEmpty() || ref.startsWith("-") || ref.chars().anyMatch(Character::isISOControl)) {
                    throw Rejected.usage("%s names no revision; write git:DIR@REF, like git:%s@HEAD"
                            .formatted(name, folder));
                }
                return new GitTree(name, gitDir(name, folder), ref, limits);
            }
        }
        throw Rejected.usage(text.indexOf('@') < 0
                ? "%s names no revision; write git:DIR@REF, like git:%s@HEAD".formatted(name, text)
                : "%s names a folder that is not there; write git:DIR@REF".formatted(name));
    }

    /**
     * The repository of exactly this folder: without it, git would look for one in the folders above, and find the
     * instructor's. For the same reason a repository that leads to another one is refused.
     */
    private static Path gitDir(String name, Path folder) throws Rejected {
        Path inside = folder.resolve(".git");
        Path gitDir = Files.exists(inside, LinkOption.NOFOLLOW_LINKS) ? inside : folder;
        if (!Files.isDirectory(gitDir.resolve("objects"), LinkOption.NOFOLLOW_LINKS)) {
            throw Rejected.usage("%s: %s is not the top folder of a git repository; name that".formatted(name, folder));
        }
        for (String elsewhere : List.of("commondir", "objects/info/alternates", "objects/info/http-alternates")) {
            if (Files.exists(gitDir.resolve(elsewhere), LinkOption.NOFOLLOW_LINKS)) {
                throw Rejected.ungradable("the repository takes its objects from another one (%s); clone it anew"
                        .formatted(elsewhere));
            }
        }
        if (Files.isSymbolicLink(gitDir)) {
            throw Rejected.ungradable("the repository's .git is a symbolic link; clone it anew");
        }
        return gitDir;
    }

    @Override
    public List<Entry> entries() throws IOException, Rejected {
        String tree;
        try (Running git = run("rev-parse", "--verify", "--quiet", ref + "^{tree}")) {
            tree = new String(git.out().readNBytes(100), StandardCharsets.US_ASCII).strip();
            git.mustBeInTime();
        }
        if (!tree.matches("[0-9a-f]{40}|[0-9a-f]{64}")) {
            throw Rejected.usage("%s: there is no revision \"%s\" in this repository"
                    .formatted(name, Names.shown(ref)));
        }
        List<Entry> entries = new ArrayList<>();
        Set<String> skipped = new LinkedHashSet<>();
        try (Running git = run("ls-tree", "-r", "-l", "-z", "--full-tree", tree)) {
            int listed = 0;
            int considered = 0;
            for (Optional<String> line = git.upTo(0); line.isPresent(); line = git.upTo(0)) {
                if (++listed > limits.listed()) {
                    throw tooMany(limits.listed());
                }
                // mode SP type SP object SP+ size TAB path
                int tab = line.get().indexOf('\t');
                String path = line.get().substring(tab + 1);
                String[] says = line.get().substring(0, tab).split(" +");
                Optional<String> skippedFolder = Names.skippedFolderOf(path);
                if (skippedFolder.isPresent()) {
                    skipped.add(skippedFolder.get());
                    continue;
                }
                if (++considered > limits.entries()) {
                    throw tooMany(limits.entries());
                }
                boolean isBlob = says[1].equals("blob");
                if (isBlob) {
                    // Of an object that is missing git writes no number; reading it fails, and says so.
                    boolean isThere = says[3].matches("[0-9]{1,18}");
                    blobs.put(path, new Blob(says[2], isThere ? Long.parseLong(says[3]) : 0));
                }
                entries.add(new Entry(path, !isBlob ? Kind.OTHER : says[0].equals(LINK) ? Kind.LINK : Kind.FILE));
            }
            git.mustBeInTime();
        }
        skipped.forEach(path -> entries.add(new Entry(path, Kind.SKIPPED)));
        return entries;
    }

    @Override
    public byte[] read(Entry entry, int mostBytes) throws IOException, Rejected {
        Blob blob = blobs.get(entry.path());
        if (blob.bytes() > mostBytes) {
            return new byte[mostBytes + 1];
        }
        if (contents == null) {
            contents = run("cat-file", "--batch");
        }
        try {
            contents.in().write((blob.id() + "\n").getBytes(StandardCharsets.US_ASCII));
            contents.in().flush();
            // object SP type SP size LF contents LF
            String[] says = contents.upTo('\n').orElse("").split(" ");
            if (says.length == 3 && says[1].equals("blob") && Long.parseLong(says[2]) == blob.bytes()) {
                byte[] bytes = contents.out().readNBytes((int) blob.bytes());
                if (bytes.length == blob.bytes() && contents.out().read() == '\n') {
                    return bytes;
                }
            }
        } catch (IOException e) {
            // git has died: what it was to read is unreadable, said below.
        }
        contents.mustBeInTime();
        throw Rejected.ungradable("git cannot read %s; clone the repository anew"
                .formatted(Names.shown(entry.path())));
    }

    @Override
    public void close() {
        if (contents != null) {
            contents.close();
        }
    }

    private Rejected tooMany(int most) {
        return Rejected.ungradable(
                "the revision has more than %d files in it; name a repository that holds the project alone"
                        .formatted(most));
    }

    private Running run(String... question) throws Rejected {
        String nowhere = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")
                ? "NUL"
                : "/dev/null";
        List<String> command = new ArrayList<>(List.of(
                "git", "--git-dir=" + gitDir.toAbsolutePath(), "--no-pager", "--no-replace-objects",
                "--no-optional-locks", "-c", "protocol.allow=never", "-c", "core.fsmonitor=false", "-c",
                "core.hooksPath=" + nowhere));
        command.addAll(List.of(question));
        ProcessBuilder git = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = git.environment();
        environment.keySet().retainAll(Set.of("PATH", "Path", "SystemRoot"));
        environment.putAll(Map.of(
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_CONFIG_GLOBAL", nowhere,
                "GIT_ATTR_NOSYSTEM", "1",
                "GIT_NO_LAZY_FETCH", "1",
                "GIT_TERMINAL_PROMPT", "0",
                "LC_ALL", "C"));
        try {
            return new Running(git.start());
        } catch (IOException e) {
            throw Rejected.usage("%s: git cannot be run here; install it, or name a folder".formatted(name));
        }
    }

    /** A git that answers in time or is killed. */
    private final class Running implements AutoCloseable {
        private final Process process;
        private final InputStream out;
        private final AtomicBoolean late = new AtomicBoolean();

        Running(Process process) {
            this.process = process;
            this.out = new BufferedInputStream(process.getInputStream());
            Thread.ofVirtual().start(() -> {
                try {
                    if (!process.waitFor(limits.gitTime().toMillis(), TimeUnit.MILLISECONDS)) {
                        late.set(true);
                        process.destroyForcibly();
                    }
                } catch (InterruptedException e) {
                    process.destroyForcibly();
                }
            });
        }

        OutputStream in() {
            return process.getOutputStream();
        }

        InputStream out() {
            return out;
        }

        /** What comes before the next byte of this value, or nothing at the end. */
        Optional<String> upTo(int last) throws IOException {
            byte[] bytes = new byte[NAME_BYTES + 200];
            for (int length = 0; length < bytes.length; length++) {
                int b = out.read();
                if (b < 0 && length == 0) {
                    return Optional.empty();
                }
                if (b < 0) {
                    throw new EOFException("git ended in the middle of a line");
                }
                if (b == last) {
                    return Optional.of(new String(bytes, 0, length, StandardCharsets.UTF_8));
                }
                bytes[length] = (byte) b;
            }
            throw new IOException("a path is longer than " + NAME_BYTES + " bytes");
        }

        void mustBeInTime() throws Rejected {
            if (late.get()) {
                throw Rejected.ungradable("git did not answer within %d s; clone the repository anew"
                        .formatted(limits.gitTime().toSeconds()));
            }
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
