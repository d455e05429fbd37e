package dev.assay.grader.score;

import dev.assay.grader.examine.ExamPaper;
import dev.assay.grader.lab.Lab;
import dev.assay.grader.lab.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What a grade depends on besides the submission. The same submission under the same identity gets the same score.json,
 * to the byte, so these three and the submission's digest are the key under which a grade may be remembered.
 *
 * @param labDigest SHA-256 over the lab (manifest, names and bytes of its classes) and over the chance that its tests
 *     are run under, 64 hexadecimal digits; the root seed cannot be learned from it
 * @param graderVersion release and digest of the grader: {@code 0.1.0+} and twelve hexadecimal digits over the classes
 *     that decide a grade and the names, with their versions, of the libraries that they use
 * @param jdk version of the Java runtime and who built it: {@code 25.0.3+9-LTS (Eclipse Adoptium)}; the child's and
 *     ours are the same
 */
public record Identity(String labDigest, String graderVersion, String jdk) {
    private static final int VERSION_DIGITS = 12;
    private static final String OURS = "assay-";
    private static final String CORE = "assay-grader-core";
    private static final List<String> COMMAND_LINE = List.of("assay-grader-cli", "picocli");

    /**
     * The identity of an examination.
     *
     * @param graderVersion as {@link #graderVersion(Stage)} has found it
     * @param paper what is asked
     */
    public static Identity of(String graderVersion, ExamPaper paper) {
        return new Identity(
                labDigest(paper.lab(), paper.rootSeed(), paper.seedFactor()),
                graderVersion,
                "%s (%s)".formatted(System.getProperty("java.runtime.version"), System.getProperty("java.vendor")));
    }

    /** The digest of a lab under the chance of every examination for which nobody states another. */
    public static String standardLabDigest(Lab lab) {
        return labDigest(lab, ExamPaper.STANDARD_ROOT_SEED, 1);
    }

    static String labDigest(Lab lab, long rootSeed, int seedFactor) {
        MessageDigest digest = sha256();
        digest.update(lab.digest().getBytes(StandardCharsets.US_ASCII));
        digest.update(ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(rootSeed)
                .putInt(seedFactor)
                .array());
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Which grader this is; reads all of its jars. The command line is left out, as it decides nothing about a grade; so
     * are dates and packing, which differ between two builds of the same sources.
     *
     * @param stage where the grader lies
     * @throws UncheckedIOException if a jar of the grader cannot be read
     */
    public static String graderVersion(Stage stage) {
        SortedMap<String, Path> jars = new TreeMap<>();
        stage.box().forEach(jar -> jars.put(name(jar), jar));
        stage.lib().stream()
                .filter(jar -> COMMAND_LINE.stream().noneMatch(name(jar)::startsWith))
                .forEach(jar -> jars.put(name(jar), jar));
        MessageDigest digest = sha256();
        String release = "";
        try {
            for (Path jar : jars.values()) {
                update(digest, name(jar).getBytes(StandardCharsets.UTF_8));
                if (name(jar).startsWith(OURS)) {
                    updateWithClasses(digest, jar);
                }
                if (name(jar).startsWith(CORE + "-")) {
                    release = name(jar).substring(CORE.length() + 1).replaceFirst("\\.jar$", "");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a jar of the grader cannot be read; build again", e);
        }
        return release + "+" + HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_DIGITS);
    }

    private static String name(Path jar) {
        return jar.getFileName().toString();
    }

    private static void updateWithClasses(MessageDigest digest, Path jar) throws IOException {
        TreeMap<String, byte[]> contents = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                if (!entry.isDirectory() && !entry.getName().startsWith("META-INF/")) {
                    contents.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
                }
            }
        }
        contents.forEach((name, bytes) -> {
            update(digest, name.getBytes(StandardCharsets.UTF_8));
            update(digest, bytes);
        });
    }

    /** Feeds the length first, so that moving a byte from one thing to the next changes the digest. */
    private static void update(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
