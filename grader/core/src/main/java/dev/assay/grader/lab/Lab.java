package dev.assay.grader.lab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A built lab: its manifest and the jars beside it.
 *
 * @param manifest what the lab states about itself
 * @param folder where lab.json and the jars lie
 */
public record Lab(LabManifest manifest, Path folder) {
    static final String MANIFEST = "lab.json";
    private static final String CONTRACT = "contract.jar";
    private static final String PUBLIC = "public.jar";
    private static final String HIDDEN = "hidden.jar";
    private static final String REFERENCE = "reference.jar";

    /** What student code compiles against, besides the kit. */
    public Path contractJar() {
        return folder.resolve(CONTRACT);
    }

    /** The tests that students have, and the test bed that all tests share. */
    public Path publicJar() {
        return folder.resolve(PUBLIC);
    }

    /** The tests that students do not have. In a student's own installation there is no such file. */
    public Path hiddenJar() {
        return folder.resolve(HIDDEN);
    }

    /**
     * The reference solution, in labs that grade a later part on the reference's earlier one. Other labs have no such file, and
     * neither has a student's installation.
     */
    public Path referenceJar() {
        return folder.resolve(REFERENCE);
    }

    /** The lab as students have it at home: its public tests and no others. What it gives is no grade. */
    public Lab withPublicTests() {
        return new Lab(manifest.withPublicTests(), folder);
    }

    /**
     * Identifies what a lab does: a SHA-256 over the manifest and over names and bytes of all that is in its jars. It
     * does not depend on how or when the jars were packed, nor on line ends of the checked-out manifest.
     *
     * @return 64 hexadecimal digits
     * @throws InvalidLab if a jar cannot be read
     */
    public String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            update(digest, MANIFEST.getBytes(StandardCharsets.UTF_8));
            update(digest, manifest.json().getBytes(StandardCharsets.UTF_8));
            for (Path jar : List.of(contractJar(), publicJar(), hiddenJar(), referenceJar())) {
                if (Files.exists(jar)) {
                    update(digest, jar);
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        } catch (IOException e) {
            throw new InvalidLab(List.of("%s: a jar of the lab cannot be read (%s); build again".formatted(
                    folder, e.getMessage())));
        }
    }

    private static void update(MessageDigest digest, Path jar) throws IOException {
        update(digest, jar.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        TreeMap<String, byte[]> contents = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                // The packing tools' own notes: they hold dates and versions of tools.
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
}
