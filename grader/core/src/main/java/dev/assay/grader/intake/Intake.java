package dev.assay.grader.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Takes in what somebody hands in: {@code FOLDER}, {@code FILE.zip} or {@code git:DIR@REF}.
 *
 * <p>If there is a folder {@code src/main/java} with Java sources in it, at the top or further down, those are the
 * submission; otherwise all Java sources are, but those under {@code src/test}. Everything else is ignored and only
 * listed. Text is UTF-8; a byte order mark and the line ends of other systems are taken away, so that a program has one
 * digest wherever it was written.
 */
public final class Intake {
    private static final String SOURCE_ROOT = "src/main/java/";
    private static final String TEST_ROOT = "src/test/";
    private static final String SUFFIX = ".java";

    private final Limits limits;

    /** An intake with the standard limits. */
    public Intake() {
        this(Limits.STANDARD);
    }

    /** An intake with limits of one's own. */
    public Intake(Limits limits) {
        this.limits = limits;
    }

    /**
     * Reads a submission.
     *
     * @param path what the user named
     * @return the submission, at least one source
     * @throws Rejected if it is not there, or is nothing that can be graded
     */
    public Submission read(String path) throws Rejected {
        try (Tree tree = tree(path)) {
            return read(tree);
        } catch (IOException e) {
            throw Rejected.ungradable("the submission cannot be read (%s); can this account read all of it?"
                    .formatted(e.getClass().getSimpleName()));
        }
    }

    /**
     * Where the sources of a submission lie in it, for reports that name files as their author knows them.
     *
     * @param path what the user named
     * @return the folder with a slash at its end, {@code src/main/java/} as a rule; empty if they lie about freely, or
     *     if nothing can be read there (any more)
     */
    public String sourceRoot(String path) {
        try (Tree tree = tree(path)) {
            return root(tree.entries());
        } catch (IOException | Rejected e) {
            return "";
        }
    }

    private Tree tree(String path) throws Rejected, IOException {
        try {
            if (path.startsWith("git:")) {
                return GitTree.open(path.substring("git:".length()), limits);
            }
            Path file = Path.of(path);
            // An empty text is the working folder to Java, and a variable that was not set to everybody else.
            if (Files.isDirectory(file) && !path.isEmpty()) {
                return new FolderTree(file, limits);
            }
            if (Files.isRegularFile(file)) {
                if (path.toLowerCase(Locale.ROOT).endsWith(".zip")) {
                    return ZipTree.open(file, limits);
                }
                throw Rejected.usage("%s is neither a folder nor a .zip; name the project folder".formatted(path));
            }
        } catch (InvalidPathException e) {
            // Not a path on this system, so there is nothing there.
        }
        throw Rejected.usage("there is no %s; name a folder, a .zip or git:DIR@REF".formatted(Names.shown(path)));
    }

    Submission read(Tree tree) throws IOException, Rejected {
        List<Tree.Entry> entries = new ArrayList<>(tree.entries());
        entries.sort(Comparator.comparing(Tree.Entry::path));
        List<Diagnostic> flaws = new ArrayList<>();
        for (Tree.Entry entry : entries) {
            if (entry.kind() == Tree.Kind.LINK) {
                flaws.add(Diagnostic.error(
                        Names.shown(entry.path()), "is a symbolic link; hand in the file itself, or delete the link"));
            }
        }
        reject(flaws);
        String root = root(entries);
        List<Tree.Entry> sources = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        for (Tree.Entry entry : entries) {
            boolean isTest = root.isEmpty() && (entry.path().startsWith(TEST_ROOT)
                    || entry.path().contains("/" + TEST_ROOT));
            if (entry.kind() == Tree.Kind.FILE
                    && entry.path().startsWith(root)
                    && entry.path().endsWith(SUFFIX)
                    && !isTest) {
                sources.add(entry);
            } else {
                ignored.add(entry.path());
            }
        }
        if (sources.isEmpty()) {
            throw Rejected.ungradable(
                    "the submission has no Java sources in it; hand in the project folder, the one with src/main/java");
        }
        if (sources.size() > limits.sources()) {
            throw Rejected.ungradable("the submission has %d Java sources; %d are the limit"
                    .formatted(sources.size(), limits.sources()));
        }
        return Submission.of(texts(tree, paths(root, sources)), ignored);
    }

    /** The source root with a slash at its end, or empty if the sources lie about freely. */
    private static String root(List<Tree.Entry> entries) throws Rejected {
        TreeMap<Integer, List<String>> byDepth = new TreeMap<>();
        for (Tree.Entry entry : entries) {
            int at = ("/" + entry.path()).indexOf("/" + SOURCE_ROOT);
            if (at >= 0 && entry.kind() == Tree.Kind.FILE && entry.path().endsWith(SUFFIX)) {
                String root = entry.path().substring(0, at + SOURCE_ROOT.length());
                int depth = (int) root.chars().filter(c -> c == '/').count();
                List<String> roots = byDepth.computeIfAbsent(depth, unused -> new ArrayList<>());
                if (!roots.contains(root)) {
                    roots.add(root);
                }
            }
        }
        if (byDepth.isEmpty()) {
            return "";
        }
        List<String> roots = byDepth.firstEntry().getValue();
        if (roots.size() > 1) {
            throw Rejected.ungradable(
                    "the submission has several projects in it (%s, %s); hand in one of them".formatted(
                    Names.shown(roots.get(0)), Names.shown(roots.get(1))));
        }
        return roots.getFirst();
    }

    /** Gives each source its clean path, if it can have one. */
    private Map<String, Tree.Entry> paths(String root, List<Tree.Entry> sources) throws Rejected {
        Map<String, Tree.Entry> byPath = new TreeMap<>();
        Map<String, String> byFolded = new HashMap<>();
        List<Diagnostic> flaws = new ArrayList<>();
        for (Tree.Entry source : sources) {
            String raw = source.path().substring(root.length());
            String shown = Names.shown(raw);
            if (raw.length() > limits.pathChars()) {
                flaws.add(Diagnostic.error(shown, "has a path of more than %d characters; shorten it"
                        .formatted(limits.pathChars())));
                continue;
            }
            if (raw.chars().filter(c -> c == '/').count() > limits.depth()) {
                flaws.add(Diagnostic.error(shown, "lies more than %d folders deep; move it up"
                        .formatted(limits.depth())));
                continue;
            }
            Optional<String> flaw = Names.flaw(raw);
            if (flaw.isPresent()) {
                flaws.add(Diagnostic.error(shown, flaw.get()));
                continue;
            }
            String path = Names.canonical(raw);
            String twin = byFolded.putIfAbsent(Names.folded(path), path);
            if (twin != null) {
                flaws.add(Diagnostic.error(shown, "has a name that other systems cannot tell from %s; rename one"
                        .formatted(Names.shown(twin))));
                continue;
            }
            byPath.put(path, source);
        }
        reject(flaws);
        return byPath;
    }

    private List<SourceFile> texts(Tree tree, Map<String, Tree.Entry> byPath)
            throws IOException, Rejected {
        List<SourceFile> files = new ArrayList<>();
        List<Diagnostic> flaws = new ArrayList<>();
        long total = 0;
        for (Map.Entry<String, Tree.Entry> source : byPath.entrySet()) {
            byte[] bytes = tree.read(source.getValue(), limits.sourceBytes());
            total += bytes.length;
            if (total > limits.totalBytes() + 1L && bytes.length <= limits.sourceBytes()) {
                throw Rejected.ungradable("the sources have more than %d KB together; hand in less"
                        .formatted(limits.totalBytes() >> 10));
            }
            if (bytes.length > limits.sourceBytes()) {
                flaws.add(Diagnostic.error(source.getKey(), "has more than %d KB; divide it"
                        .formatted(limits.sourceBytes() >> 10)));
                if (flaws.size() > 20) {
                    break;
                }
                continue;
            }
            text(source.getKey(), bytes, flaws).ifPresent(text -> files.add(SourceFile.of(source.getKey(), text)));
        }
        reject(flaws);
        return files;
    }

    private static Optional<String> text(String path, byte[] bytes, List<Diagnostic> flaws) {
        if (bytes.length >= 2 && (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF
                || bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)) {
            flaws.add(Diagnostic.error(path, "is written in UTF-16; save it as UTF-8"));
            return Optional.empty();
        }
        CharsetDecoder utf8 = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = utf8.decode(in, out, true);
        String text = normalized(out.flip().toString());
        if (result.isError()) {
            int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
            flaws.add(Diagnostic.error(path, line, "is not UTF-8: byte 0x%02X in this line; save it as UTF-8"
                    .formatted(in.get(in.position()))));
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private static String normalized(String text) {
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return unmarked.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static void reject(List<Diagnostic> flaws) throws Rejected {
        if (!flaws.isEmpty()) {
            throw Rejected.ungradable(flaws.subList(0, Math.min(flaws.size(), 20)));
        }
    }
}
