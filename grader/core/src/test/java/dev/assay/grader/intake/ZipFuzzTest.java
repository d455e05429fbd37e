package dev.assay.grader.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grader.fuzz.Edit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;

/** Whatever is done to an archive, intake says what it is: a submission, or nothing that can be graded. */
class ZipFuzzTest {
    private static final String SEED = "20260101";
    private static final int HONEST = 0;
    private static final List<byte[]> ARCHIVES = List.of(honest(), stored(), odd(), large());

    private static byte[] honest() {
        ZipBuilder zip = new ZipBuilder();
        zip.add("lab/pom.xml", "<project/>");
        zip.add("lab/src/main/java/tiny/Solution.java", "package tiny; class Solution {}");
        zip.add("lab/src/main/java/tiny/More.java", "package tiny; class More { int i = 1; }");
        zip.add("lab/src/test/java/tiny/SolutionTest.java", "package tiny; class SolutionTest {}");
        return zip.bytes();
    }

    private static byte[] stored() {
        ZipBuilder zip = new ZipBuilder();
        zip.add("A.java", "class A {}").method(0);
        zip.add("b/B.java", "package b; class B {}").method(0);
        return zip.bytes();
    }

    private static byte[] odd() {
        ZipBuilder zip = new ZipBuilder();
        zip.add("src/main/java/A.java", "class A {}").mode(0xA000 | 0777);
        zip.add("../A.java", "class A {}");
        zip.add("target/classes/A.class", new byte[] {(byte) 0xCA, (byte) 0xFE});
        zip.add("Ü.java", "class Ü {}").flags(1);
        return zip.bytes();
    }

    private static byte[] large() {
        ZipBuilder zip = new ZipBuilder();
        IntStream.range(0, 50).forEach(i -> zip.add("p/C" + i + ".java", "// " + "x".repeat(i * 50)));
        return zip.bytes();
    }

    private static Submission read(byte[] bytes) throws Rejected, IOException {
        return new Intake().read(new ZipTree(bytes, Limits.STANDARD));
    }

    @Property(tries = 3_000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void aDamagedArchive(@ForAll("archives") byte[] archive, @ForAll("edits") List<Edit> edits) {
        take(Edit.all(edits, archive));
    }

    @Property(tries = 1_000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void aDamagedDirectory(@ForAll("archives") byte[] archive, @ForAll("edits") List<Edit> edits) {
        int directory = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN).getInt(archive.length - 6);
        byte[] edited = Edit.all(edits, Arrays.copyOfRange(archive, directory, archive.length));
        take(joined(Arrays.copyOf(archive, directory), edited));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Property(tries = 500, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void twoArchivesInOne(@ForAll("archives") byte[] one, @ForAll("archives") byte[] two,
            @ForAll("edits") List<Edit> edits) {
        byte[] both = joined(one, two);
        take(both);
        take(Edit.all(edits, both));
    }

    private static void take(byte[] archive) {
        try {
            Submission submission = read(archive);
            assertFalse(submission.files().isEmpty());
            assertTrue(submission.files().stream().allMatch(file -> file.path().endsWith(".java")));
        } catch (Rejected rejected) {
            assertFalse(rejected.getMessage().isBlank());
        } catch (IOException e) {
            throw new AssertionError("memory can always be read", e);
        }
    }

    @AfterProperty
    void anHonestArchiveIsStillTaken() throws Exception {
        assertEquals(2, read(ARCHIVES.get(HONEST)).files().size());
    }

    @Provide
    Arbitrary<byte[]> archives() {
        return Arbitraries.of(ARCHIVES);
    }

    @Provide
    Arbitrary<List<Edit>> edits() {
        return Edit.some(4);
    }
}
