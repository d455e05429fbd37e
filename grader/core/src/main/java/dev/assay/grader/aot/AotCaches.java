package dev.assay.grader.aot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/**
 * The caches of one folder. The name of each says what it is for ({@code javac}), a digest of all that it depends on,
 * and a checksum of its bytes: {@code javac-0123456789abcdef-89abcdef.aot}. One that is not what its name says is
 * thrown away and made again. Several processes may make the same one at once; whichever is there first is used. Safe
 * for use by several threads.
 *
 * <p>The system property {@code assay.aot=off} does without, for control runs.
 */
public final class AotCaches {
    private static final String SWITCH = "assay.aot";
    private static final String OFF = "off";
    private static final String SUFFIX = ".aot";
    private static final int MOST_REASON_CHARS = 500;

    private final Optional<Path> folder;
    private final Consumer<String> announce;
    private final Map<String, CacheUse> known = new HashMap<>();

    private AotCaches(Optional<Path> folder, Consumer<String> announce) {
        this.folder = folder;
        this.announce = announce;
    }

    /**
     * @param folder where they lie; created when it is missing
     * @param announce told, in a sentence, when one has to be made, and when one cannot be used
     */
    public static AotCaches in(Path folder, Consumer<String> announce) {
        return new AotCaches(Optional.of(folder.toAbsolutePath()), announce);
    }

    /** Always without. */
    public static AotCaches none() {
        return new AotCaches(Optional.empty(), text -> {});
    }

    /**
     * The cache for JVMs that are started like this. Finds it, or makes it, which takes some seconds; the answer is
     * kept for this process, so that nothing is tried twice.
     *
     * @param name what it is for, in small letters, digits and hyphens
     * @param rehearsal the work by which it is made
     */
    public synchronized CacheUse use(String name, JvmStart start, Rehearsal rehearsal) {
        if (folder.isEmpty() || OFF.equals(System.getProperty(SWITCH))) {
            return CacheUse.none("switched off");
        }
        try {
            String stem = name + "-" + key(start);
            CacheUse use = known.get(stem);
            if (use == null) {
                use = find(folder.get(), name, stem, start, rehearsal);
                known.put(stem, use);
            }
            return use;
        } catch (IOException e) {
            return CacheUse.none("%s: %s".formatted(folder.get(), e));
        }
    }

    private CacheUse find(Path folder, String name, String stem, JvmStart start, Rehearsal rehearsal)
            throws IOException {
        Files.createDirectories(folder);
        for (Path file : filesOf(folder, stem)) {
            if (isWhole(file)) {
                return CacheUse.of(file);
            }
            announce.accept("%s is damaged and is made again".formatted(file));
            Files.deleteIfExists(file);
        }
        Path failure = folder.resolve(stem + ".failed");
        if (Files.exists(failure)) {
            return CacheUse.none("%s (delete %s to have it tried again)".formatted(
                    Files.readString(failure).strip(), failure));
        }
        announce.accept("preparing fast starts on this machine, once: " + name);
        try {
            Path made = new Recording(folder, start).make(stem, rehearsal);
            Path file = folder.resolve("%s-%s%s".formatted(stem, checksum(made), SUFFIX));
            Recording.publish(made, file);
            deleteOutdated(folder, name, stem);
            return CacheUse.of(file);
        } catch (Recording.Failed e) {
            String reason = e.getMessage();
            String cut = reason.substring(0, Math.min(reason.length(), MOST_REASON_CHARS));
            if (!isEnding()) {
                announce.accept("starts stay as slow as they are (%s): %s".formatted(name, cut));
                Files.writeString(failure, cut + "\n");
            }
            return CacheUse.none(cut);
        }
    }

    /** Whether somebody has told this process to end, which ends the processes that it has started, too. */
    private static boolean isEnding() {
        Thread nothing = Thread.ofPlatform().unstarted(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(nothing);
            Runtime.getRuntime().removeShutdownHook(nothing);
            return false;
        } catch (IllegalStateException ending) {
            return true;
        }
    }

    private static List<Path> filesOf(Path folder, String stem) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, stem + "-*" + SUFFIX)) {
            all.forEach(files::add);
        }
        files.sort(null);
        return files;
    }

    /** What was made for jars, flags or a JDK that are no longer these. Who still runs with one does not need a name. */
    private static void deleteOutdated(Path folder, String name, String stem) throws IOException {
        String ours = name + "-[0-9a-f]*";
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, ours)) {
            for (Path file : all) {
                String fileName = file.getFileName().toString();
                boolean isOurs = fileName.matches(name + "-[0-9a-f]{16}(-[0-9a-f]{8}\\.aot|\\.failed)");
                if (isOurs && !fileName.startsWith(stem)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static boolean isWhole(Path file) throws IOException {
        return file.getFileName().toString().endsWith("-" + checksum(file) + SUFFIX);
    }

    private static String checksum(Path file) throws IOException {
        CRC32 crc = new CRC32();
        byte[] buffer = new byte[1 << 18];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                crc.update(buffer, 0, count);
            }
        }
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    /** Digest of all that a cache depends on: the JDK's build and place, the options, every jar's path, size and time. */
    private static String key(JvmStart start) throws IOException {
        MessageDigest digest = sha256();
        add(digest, System.getProperty("java.runtime.version"));
        add(digest, System.getProperty("java.vm.vendor"));
        add(digest, System.getProperty("os.arch"));
        List<Path> files = new ArrayList<>(start.classPath());
        files.add(Path.of(System.getProperty("java.home"), "lib", "modules").toAbsolutePath());
        for (Path file : files) {
            BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
            add(digest, file.toString());
            add(digest, facts.size() + " " + facts.lastModifiedTime().toMillis());
        }
        start.flags().forEach(flag -> add(digest, flag));
        add(digest, start.main());
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
