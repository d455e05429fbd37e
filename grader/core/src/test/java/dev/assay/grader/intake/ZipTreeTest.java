package dev.assay.grader.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives, honest and otherwise. */
class ZipTreeTest {
    private static final String A = "src/main/java/raft/A.java";

    @TempDir
    Path temp;

    private Submission read(byte[] zip) throws IOException, Rejected {
        return new Intake().read(Files.write(temp.resolve("work.zip"), zip).toString());
    }

    private Submission read(ZipBuilder zip) throws IOException, Rejected {
        return read(zip.bytes());
    }

    private String ungradable(byte[] zip) {
        Rejected rejected = assertThrows(Rejected.class, () -> read(zip));
        assertEquals(Rejected.Kind.UNGRADABLE, rejected.kind());
        return rejected.getMessage();
    }

    private String ungradable(ZipBuilder zip) {
        return ungradable(zip.bytes());
    }

    @Test
    void an_archive_equals_the_folder_that_it_was_packed_from() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("work/src/main/java/raft"));
        Files.writeString(folder.resolve("A.java"), "class A { /* \u00e4 */ }\n".repeat(500));
        Files.writeString(folder.resolve("B.java"), "class B {}");
        Submission submission = new Intake().read(temp.resolve("work").toString());
        Path zip = temp.resolve("packed.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream packed = new ZipOutputStream(out)) {
            for (String name : List.of("B.java", "A.java")) {
                packed.putNextEntry(new ZipEntry("raft-main/src/main/java/raft/" + name));
                packed.write(Files.readAllBytes(folder.resolve(name)));
                packed.closeEntry();
            }
        }
        assertEquals(submission, new Intake().read(zip.toString()));
    }

    @Test
    void stored_entries_and_a_comment_are_fine() throws Exception {
        ZipBuilder zip = new ZipBuilder();
        zip.add(A, "class A {}").method(0);
        byte[] bytes = zip.bytes();
        byte[] comment = "hello".getBytes(StandardCharsets.US_ASCII);
        byte[] with = Arrays.copyOf(bytes, bytes.length + comment.length);
        with[bytes.length - 2] = (byte) comment.length;
        System.arraycopy(comment, 0, with, bytes.length, comment.length);
        assertEquals("class A {}", read(with).files().getFirst().text());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "../A.java", "src/../../A.java", "/etc/A.java", "C:\\A.java", "..\\A.java", "c:A.java", "a/.."
    })
    void an_entry_that_leads_out_is_refused(String name) {
        ZipBuilder zip = new ZipBuilder();
        zip.add(A, "class A {}");
        zip.add(name, "class B {}");
        assertEquals(
                "the archive has an entry that leads out of it, %s; pack the project folder itself".formatted(name),
                ungradable(zip));
    }

    @Test
    void names_with_backslashes_say_what_to_do() {
        ZipBuilder zip = new ZipBuilder();
        zip.add("src\\main\\java\\raft\\A.java", "class A {}");
        assertTrue(ungradable(zip).contains("pack the archive with another tool"));
    }

    @Test
    void a_name_that_is_not_utf8_matters_only_for_sources() throws Exception {
        ZipBuilder zip = new ZipBuilder();
        zip.add(A, "class A {}");
        zip.add("", "").rawName(new byte[] {'G', 'r', (byte) 0x94, (byte) 0xE1, 'e', '.', 't', 'x', 't'});
        assertEquals(1, read(zip).files().size());
        zip.add("", "").rawName(("src/main/java/Gr\u00f6.java").getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(ungradable(zip).contains("has a name that is not UTF-8"));
    }

    @Test
    void an_entry_that_stands_twice_is_refused() {
        ZipBuilder zip = new ZipBuilder();
        zip.add(A, "class A {}");
        zip.add(A, "class B {}");
        assertEquals("the archive has two entries named %s; pack it anew".formatted(A), ungradable(zip));
    }

    @Test
    void a_link_in_an_archive_is_refused() {
        ZipBuilder zip = new ZipBuilder();
        zip.add(A, "../../../../../solutions/raft-election/reference/A.java").mode(0120777);
        assertTrue(ungradable(zip).startsWith(A + ": is a symbolic link"));
    }

    @Test
    void an_archive_that_tells_two_stories_is_refused() {
        ZipBuilder zip = new ZipBuilder();
        zip.add(A, "class A {}").named("src/main/java/raft/B.java");
        assertTrue(ungradable(zip).contains("has another name in front of its contents"));
    }

    @Test
    void a_bomb_is_never_unpacked() {
        ZipBuilder zip = new ZipBuilder();
        zip.add("data/zeros.bin", new byte[20 << 20]);
        zip.add(A, new byte[20 << 20]);
        assertEquals("raft/A.java: has more than 256 KB; divide it", ungradable(zip));
    }

    @Test
    void a_bomb_that_understates_its_size_is_stopped_at_the_limit() {
        ZipBuilder zip = new ZipBuilder();
        zip.add(A, new byte[20 << 20]).claiming(100);
        assertTrue(ungradable(zip).contains("does not unpack to what the directory says"));
    }

    @Test
    void contents_that_are_not_what_the_directory_says_are_refused() {
        ZipBuilder zip = new ZipBuilder();
        zip.add(A, "class A {}").crc = 7;
        assertTrue(ungradable(zip).contains("does not unpack to what the directory says"));
    }

    @Test
    void locked_and_strangely_packed_entries_say_so() {
        ZipBuilder locked = new ZipBuilder();
        locked.add(A, "class A {}").flags(1);
        assertTrue(ungradable(locked).contains("is locked with a password"));
        ZipBuilder strange = new ZipBuilder();
        strange.add(A, "class A {}").method(14);
        assertTrue(ungradable(strange).contains("is packed with method 14"));
    }

    @Test
    void too_many_entries_are_refused() {
        ZipBuilder zip = new ZipBuilder();
        for (int i = 0; i < 2_001; i++) {
            zip.add("d/" + i, "");
        }
        assertTrue(ungradable(zip).contains("more than 2000 files and folders"));
    }

    @Test
    void what_is_no_archive_is_said_to_be_none() {
        for (byte[] bytes : List.of(new byte[0], new byte[21], new byte[22], new byte[100_000],
                "PK\3\4 not really".getBytes(StandardCharsets.US_ASCII))) {
            assertTrue(ungradable(bytes).startsWith("the archive cannot be read as a zip"));
        }
    }

    @Test
    void an_archive_that_is_too_large_is_not_read() throws Exception {
        Path zip = temp.resolve("large.zip");
        try (var channel = Files.newByteChannel(zip, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.position(5L << 30);
            channel.write(ByteBuffer.wrap(new byte[1]));
        }
        Rejected rejected = assertThrows(Rejected.class, () -> new Intake().read(zip.toString()));
        assertEquals(
                "the archive is larger than 32768 KB; pack the sources of the project alone", rejected.getMessage());
    }

    @Test
    void whatever_is_broken_in_an_archive_it_is_read_or_refused() throws Exception {
        ZipBuilder zip = new ZipBuilder();
        zip.add(A, "class A {}\n".repeat(20));
        zip.add("src/main/java/raft/B.java", "class B {}").method(0);
        byte[] good = zip.bytes();
        Random random = new Random(42);
        int read = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] broken = good.clone();
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            byte[] cut = random.nextInt(4) == 0 ? Arrays.copyOf(broken, random.nextInt(broken.length)) : broken;
            try {
                new Intake().read(new ZipTree(cut, Limits.STANDARD));
                read++;
            } catch (Rejected e) {
                assertEquals(Rejected.Kind.UNGRADABLE, e.kind());
            }
        }
        assertTrue(read > 0 && read < 5_000, "the breakage should be neither harmless nor total: " + read);
    }
}
