package dev.assay.grader.cli;

import dev.assay.grader.cli.Parcel.Packer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The part of the attack bank that is about how a submission is packed and named. One line, one attack. */
final class Parcels {
    private static final String SERVER = "src/main/java/raft/RaftServer.java";
    private static final String EXTRA = "src/main/java/raft/Extra.java";
    private static final String EXTRA_TEXT = "package raft;\n\nfinal class Extra {}\n";
    private static final int LINK = 0120777;
    private static final int FILE = 0100644;
    private static final int DEVICE = 0020666;
    private static final int PIPE = 0010644;
    private static final long PATIENCE_SECONDS = 60;

    private final List<Parcel> parcels = new ArrayList<>();

    private Parcels() {}

    static List<Parcel> all() {
        Parcels all = new Parcels();
        all.waysOut();
        all.bombs();
        all.names();
        all.links();
        all.files();
        all.repositories();
        return all.parcels;
    }

    private void add(String name, String attack, String expects, Packer packer) {
        parcels.add(new Parcel(name, "packaging: " + attack, Expected.of(expects), packer));
    }

    private void waysOut() {
        add("SlipUp", "zip slip", "rejected leads out of it", zip(zip -> zip.file("../../slipped.java", EXTRA_TEXT)));
        add("SlipInside", "zip slip, on the way down", "rejected leads out of it",
                zip(zip -> zip.file("src/main/java/../../../../Extra.java", EXTRA_TEXT)));
        add("SlipToRoot", "zip slip, from the root", "rejected leads out of it",
                (folder, canaries) -> project().file(canaries.folder() + "/slipped.java", EXTRA_TEXT).in(folder));
        add("SlipToDrive", "zip slip, to a drive", "rejected leads out of it",
                zip(zip -> zip.file("C:\\Windows\\Extra.java", EXTRA_TEXT)));
        add("SlipBackwards", "zip slip, with backslashes", "rejected leads out of it",
                zip(zip -> zip.file("..\\..\\slipped.java", EXTRA_TEXT)));
        add("SlipOfNoSource", "zip slip, of a file that nobody reads", "rejected leads out of it",
                zip(zip -> zip.file("../../.bashrc", "touch slipped")));
    }

    private void bombs() {
        add("ZipBomb", "zip bomb", "rejected more than 256 KB", zip(zip -> zip.file(EXTRA, new byte[60 << 20])));
        add("ZipBombUnread", "zip bomb, of a file that nobody reads", "passed",
                zip(zip -> zip.file("zeros.bin", new byte[60 << 20])));
        add("ZipBombModest", "zip bomb, that understates its size", "rejected does not unpack",
                zip(zip -> zip.entry(utf8(EXTRA), new byte[60 << 20], FILE, 100)));
        add("ZipBombOverlap", "zip bomb, whose entries share their contents", "rejected another name",
                (folder, canaries) -> {
                    byte[] shared = "//".repeat(100_000).getBytes(StandardCharsets.UTF_8);
                    RawZip zip = new RawZip().file("src/main/java/raft/A0.java", shared);
                    for (int i = 1; i < 250; i++) {
                        zip.again("src/main/java/raft/A" + i + ".java", shared);
                    }
                    return zip.in(folder);
                });
        add("ZipInZip", "zips within each other, all the way down", "rejected no Java sources", (folder, canaries) -> {
            byte[] inner = project().bytes();
            for (int i = 0; i < 20; i++) {
                inner = new RawZip().file("work.zip", inner).bytes();
            }
            return new RawZip().file("work.zip", inner).in(folder);
        });
        add("ZipOfManyFiles", "a zip of 10,000 files", "rejected more than 2000", zip(zip -> {
            for (int i = 0; i < 10_000; i++) {
                zip.file("src/main/java/raft/F" + i + ".java", "");
            }
        }));
        add("ZipTooLarge", "a zip of 100 MB", "rejected larger than", (folder, canaries) ->
                sparse(folder.resolve("work.zip"), 100 << 20).toString());
        add("ZipDeep", "a zip, a thousand directories deep", "rejected folders deep",
                zip(zip -> zip.file("src/main/java/raft/" + "d/".repeat(100) + "Extra.java", EXTRA_TEXT)));
        add("ZipDeeper", "a zip, a thousand directories deep, named at length", "rejected characters",
                zip(zip -> zip.file("src/main/java/raft/" + "directory/".repeat(1_000) + "Extra.java", EXTRA_TEXT)));
        add("FolderDeep", "a thousand directories deep", "rejected deep", folder(project -> {
            Path deep = project;
            // Names as long as a path may be in all; the system ends it at 4,096.
            for (int i = 0; i < 1_000; i++) {
                deep = deep.resolve("d");
            }
            Files.createDirectories(deep);
        }));
        add("FolderOfManyFiles", "10,000 files", "rejected more than 2000", folder(project -> {
            Path many = Files.createDirectories(project.resolve("src/main/java/raft/many"));
            for (int i = 0; i < 10_000; i++) {
                Files.createFile(many.resolve("F" + i + ".java"));
            }
        }));
        add("LargeFile", "a file of 100 MB", "passed",
                folder(project -> sparse(project.resolve("data.bin"), 100 << 20)));
        add("LargeSource", "a source of 100 MB", "rejected more than 256 KB",
                folder(project -> sparse(project.resolve(EXTRA), 100 << 20)));
        add("ManySources", "sources that are too large together", "rejected more than 1024 KB", folder(project -> {
            for (int i = 0; i < 8; i++) {
                Files.writeString(project.resolve("src/main/java/raft/C" + i + ".java"), "//".repeat(100_000));
            }
        }));
    }

    private void names() {
        add("CaseTwins", "names that collide by case", "rejected cannot tell",
                zip(zip -> zip.file("src/main/java/raft/raftserver.java", EXTRA_TEXT)));
        add("UnicodeTwins", "names that collide by Unicode normalisation", "rejected cannot tell",
                zip(zip -> zip.file("src/main/java/raft/\u00c4.java", "package raft;")
                        .file("src/main/java/raft/A\u0308.java", "package raft;")));
        add("LigatureTwins", "names that collide by compatibility", "rejected cannot tell",
                zip(zip -> zip.file("src/main/java/raft/fi.java", "package raft;")
                        .file("src/main/java/raft/\ufb01.java", "package raft;")));
        add("FolderTwins", "folders that collide by case", "rejected cannot tell",
                zip(zip -> zip.file("src/main/java/raft/A/X.java", "package raft.A;")
                        .file("src/main/java/raft/a/X.java", "package raft.a;")));
        add("NameTwice", "the same name twice", "rejected two entries", zip(zip -> zip.file(SERVER, EXTRA_TEXT)));
        named("NameWithNewline", "a newline", "a\nb");
        named("NameWithReturn", "a carriage return", "a\rb");
        named("NameWithNul", "a NUL", "a\0b");
        named("NameWithEscape", "ANSI escapes", "\u001b[2J\u001b[31m");
        named("NameWithBell", "control characters", "\u0007\u0008");
        named("NameWithC1", "a control sequence of one character", "\u009b31m");
        named("NameTurned", "bidirectional controls", "\u202egpj");
        named("NameIsolated", "bidirectional isolates", "\u2066a\u2069");
        named("NameOfNothing", "characters of no width", "a\u200bb\ufeff");
        named("NameSpaced", "spaces that are none", "a\u00a0b\u3000");
        add("NameOfSurrogate", "a name that is not UTF-8: half a character", "rejected not UTF-8", zip(zip ->
                zip.entry(raw("src/main/java/raft/\u00ed\u00a0\u0080.java"), utf8(EXTRA_TEXT), FILE, 31)));
        add("NameInLatin1", "a name that is not UTF-8", "rejected not UTF-8",
                zip(zip -> zip.entry(raw("src/main/java/raft/\u00e4.java"), utf8(EXTRA_TEXT), FILE, 31)));
        add("NameOfDots", "a name of dots, which is skipped as hidden", "passed",
                zip(zip -> zip.file("src/main/java/raft/./Extra.java", EXTRA_TEXT)));
        add("NameEmpty", "a name with nothing between slashes", "rejected not plain",
                zip(zip -> zip.file("src/main/java/raft//Extra.java", EXTRA_TEXT)));
        add("NameBackwards", "a name with backslashes", "rejected backslash",
                zip(zip -> zip.file("src/main/java/raft/b\\Extra.java", EXTRA_TEXT)));
        add("FolderNames", "a folder with newlines and escapes in names that nobody reads", "passed", folder(project -> {
            Files.writeString(project.resolve("a\nb::set-output name=x::1"), "");
            Files.writeString(project.resolve("\u001b[2J\u202e.txt"), "");
        }));
        add("FolderNewline", "a folder with a newline in the name of a source", "rejected invisible",
                folder(project -> Files.writeString(project.resolve("src/main/java/raft/a\nb.java"), EXTRA_TEXT)));
        List<String> texts = HostileTexts.fileNames();
        for (int i = 0; i < texts.size(); i++) {
            String name = texts.get(i);
            // Not UTF-8 inside, so that the name is spoken of.
            add("NameShown" + i, "names that are markup somewhere: " + name, "rejected not UTF-8", zip(zip -> zip.entry(
                    utf8("src/main/java/raft/" + name + ".java"), new byte[] {'/', '/', (byte) 0xff}, FILE, 3)));
        }
    }

    private void named(String name, String attack, String text) {
        add(name, "names with " + attack, "rejected invisible character",
                zip(zip -> zip.file("src/main/java/raft/" + text + ".java", EXTRA_TEXT)));
    }

    private void links() {
        add("ZipLink", "a symbolic link in a zip", "rejected symbolic link", (folder, canaries) -> project()
                .entry(utf8(EXTRA), utf8(canaries.folder() + "/secret.txt"), LINK, 10)
                .in(folder));
        add("ZipLinkToFolder", "a symbolic link in a zip, to a folder", "rejected symbolic link",
                (folder, canaries) -> project()
                        .entry(utf8("src/main/java/raft/out"), utf8(canaries.folder().toString()), LINK, 10)
                        .file("src/main/java/raft/out/Extra.java", EXTRA_TEXT)
                        .in(folder));
        add("ZipDevice", "a device in a zip", "passed",
                zip(zip -> zip.entry(utf8(EXTRA), new byte[0], DEVICE, 0)));
        add("ZipPipe", "a pipe in a zip", "passed", zip(zip -> zip.entry(utf8(EXTRA), new byte[0], PIPE, 0)));
        add("FolderLink", "a symbolic link to a secret", "rejected symbolic link", (folder, canaries) -> {
            Path project = StudentProject.in(folder).folder();
            Files.createSymbolicLink(project.resolve(EXTRA), canaries.folder().resolve("secret.txt"));
            return project.toString();
        });
        add("FolderLinkToFolder", "a symbolic link to the solution", "rejected symbolic link", (folder, canaries) -> {
            Files.createDirectories(folder.resolve("src/main/java"));
            Files.createSymbolicLink(
                    folder.resolve("src/main/java/raft"), StudentProject.REFERENCE.resolve("src/main/java/raft"));
            return folder.toString();
        });
        add("FolderLinkLoop", "a symbolic link to itself", "rejected symbolic link",
                folder(project -> Files.createSymbolicLink(project.resolve("src/loop"), project)));
        add("LinkToEndless", "a symbolic link to an endless file", "rejected symbolic link",
                folder(project -> Files.createSymbolicLink(project.resolve(EXTRA), Path.of("/dev/zero"))));
        // Whoever can make one can read the file already; it must not come out through messages, though.
        add("HardLink", "a hard link to a secret", "uncompilable no package", (folder, canaries) -> {
            Path project = StudentProject.in(folder).folder();
            Files.createLink(project.resolve(EXTRA), canaries.folder().resolve("secret.txt"));
            return project.toString();
        });
        add("Pipe", "a pipe that nobody writes to", "passed",
                folder(project -> run(project, "mkfifo", project.resolve(EXTRA).toString())));
        add("PipeForProject", "a pipe in place of a folder of sources", "rejected no Java sources",
                (folder, canaries) -> {
                    run(folder, "mkfifo", folder.resolve("src").toString());
                    return folder.toString();
                });
    }

    private void files() {
        add("EmptyFolder", "an empty folder", "rejected no Java sources", (folder, canaries) -> folder.toString());
        add("EmptyZip", "an empty zip", "rejected no Java sources", (folder, canaries) -> new RawZip().in(folder));
        add("NoZip", "binary junk for a zip", "rejected cannot be read as a zip", (folder, canaries) ->
                Files.write(folder.resolve("work.zip"), junk()).toString());
        add("BinaryJunk", "binary junk for a source", "rejected UTF-8",
                folder(project -> Files.write(project.resolve(EXTRA), junk())));
        add("NulSource", "a source of NULs", "uncompilable no package",
                folder(project -> Files.write(project.resolve(EXTRA), new byte[100])));
        add("Utf16Source", "not-UTF-8 sources: UTF-16", "rejected UTF-16",
                folder(project -> Files.write(project.resolve(EXTRA),
                        ("\ufeff" + EXTRA_TEXT).getBytes(StandardCharsets.UTF_16LE))));
        add("Latin1Source", "not-UTF-8 sources: Latin-1", "rejected not UTF-8",
                folder(project -> Files.write(project.resolve(EXTRA),
                        (EXTRA_TEXT + "// \u00e4\n").getBytes(StandardCharsets.ISO_8859_1))));
        add("SurrogateSource", "not-UTF-8 sources: half a character", "rejected not UTF-8",
                folder(project -> Files.write(project.resolve(EXTRA), raw("// \u00ed\u00a0\u0080"))));
        add("Utf32Source", "not-UTF-8 sources: a charset of the student's", "rejected UTF-16",
                folder(project -> Files.write(project.resolve(EXTRA),
                        ("\ufeff" + EXTRA_TEXT).getBytes(Charset.forName("UTF-32LE-BOM")))));
        add("SavedOnWindows", "a byte order mark and other line ends, which must work", "passed",
                (folder, canaries) -> StudentProject.in(folder).savedOnWindows().folder().toString());
        add("OtherLab", "the solution of another lab", "uncompilable package", (folder, canaries) -> {
            Path sources = Files.createDirectories(folder.resolve("src/main/java/chat"));
            Files.writeString(sources.resolve("Solution.java"), "package chat;\n\npublic final class Solution {}\n");
            return folder.toString();
        });
        add("TwoProjects", "two projects in one", "rejected several projects",
                zip(zip -> zip.file("x/src/main/java/raft/A.java", "").file("y/src/main/java/raft/A.java", ""),
                        new RawZip()));
        add("Locked", "a zip with a password", "rejected password", (folder, canaries) -> {
            byte[] zip = project().bytes();
            for (int i = 0; i + 4 < zip.length; i++) {
                // The flags of every entry of the directory.
                if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
                    zip[i + 8] |= 1;
                }
            }
            return Files.write(folder.resolve("work.zip"), zip).toString();
        });
        add("BuildFiles", "a student's pom.xml, .mvn, META-INF/services, .class and .jar", "passed", folder(project -> {
            for (String path : List.of("pom.xml", ".mvn/extensions.xml", ".mvn/jvm.config", "build.gradle", "Makefile",
                    "src/main/java/META-INF/services/javax.annotation.processing.Processor",
                    "src/main/java/raft/Solution.class", "src/main/java/raft/evil.jar", "lab.json", "score.json",
                    "src/main/java/dev/assay/exam/Submission.class")) {
                Files.createDirectories(project.resolve(path).getParent());
                Files.writeString(project.resolve(path), "raft.Attack");
            }
        }));
    }

    private void repositories() {
        git("GitLink", "a symbolic link in a repository", "rejected symbolic link", "HEAD",
                project -> Files.createSymbolicLink(project.resolve(EXTRA), Path.of("/etc/passwd")));
        git("GitPlain", "a repository, which must work", "passed", "HEAD", project -> { });
        git("GitHooks", "a repository's own hooks and filters", "passed", "HEAD", project -> {
            Files.writeString(project.resolve(".gitattributes"), "* filter=evil\n");
            Files.writeString(project.resolve(".gitmodules"), "[submodule \"x\"]\n\tpath = x\n\turl = ext::sh -c x\n");
        });
        add("GitSubmodule", "a submodule in a repository", "passed", (folder, canaries) -> {
            Path project = StudentProject.in(folder).folder();
            commit(project);
            run(project, "git", "update-index", "--add", "--cacheinfo",
                    "160000,0123456789012345678901234567890123456789,src/main/java/raft/sub.java");
            run(project, "git", "-c", "user.name=a", "-c", "user.email=b", "commit", "-q", "-m", "sub");
            return "git:" + project + "@HEAD";
        });
        add("GitName", "a name with a newline in a repository", "rejected invisible", (folder, canaries) -> {
            Path project = StudentProject.in(folder).folder();
            Files.writeString(project.resolve("src/main/java/raft/a\nb.java"), EXTRA_TEXT);
            commit(project);
            return "git:" + project + "@HEAD";
        });
        add("GitBorrowed", "a repository that borrows from another one", "rejected another one",
                (folder, canaries) -> {
                    Path project = StudentProject.in(folder).folder();
                    commit(project);
                    Files.writeString(
                            Files.createDirectories(project.resolve(".git/objects/info")).resolve("alternates"),
                            canaries.folder().toString());
                    return "git:" + project + "@HEAD";
                });
    }

    private void git(String name, String attack, String expects, String ref, Change change) {
        add(name, attack, expects, (folder, canaries) -> {
            Path project = StudentProject.in(folder).folder();
            change.to(project);
            commit(project);
            return "git:" + project + "@" + ref;
        });
    }

    static void commit(Path project) throws Exception {
        run(project, "git", "init", "-q");
        run(project, "git", "add", "-A", "-f");
        run(project, "git", "-c", "user.name=a", "-c", "user.email=b", "commit", "-q", "-m", "work");
    }

    /** Makes a submission hostile. */
    private interface Change {
        void to(Path project) throws Exception;
    }

    /** Adds to an archive. */
    private interface More {
        void to(RawZip zip) throws IOException;
    }

    private static Packer folder(Change change) {
        return (folder, canaries) -> {
            Path project = StudentProject.in(folder).folder();
            change.to(project);
            return project.toString();
        };
    }

    private static Packer zip(More more) {
        return (folder, canaries) -> {
            RawZip zip = project();
            more.to(zip);
            return zip.in(folder);
        };
    }

    private static Packer zip(More more, RawZip zip) {
        return (folder, canaries) -> {
            more.to(zip);
            return zip.in(folder);
        };
    }

    /** The reference solution, packed. */
    private static RawZip project() throws IOException {
        RawZip zip = new RawZip();
        try (Stream<Path> files = Files.walk(StudentProject.REFERENCE)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.file(
                        StudentProject.REFERENCE.relativize(file).toString().replace('\\', '/'),
                        Files.readAllBytes(file));
            }
        }
        return zip;
    }

    private static Path sparse(Path file, long bytes) throws IOException {
        Files.createDirectories(file.getParent());
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(bytes);
        }
        return file;
    }

    private static void run(Path folder, String... command) throws Exception {
        Process process = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("this did not work: " + String.join(" ", command));
        }
    }

    private static byte[] junk() {
        byte[] junk = new byte[10_000];
        for (int i = 0; i < junk.length; i++) {
            junk[i] = (byte) (i * 167 ^ i >> 3);
        }
        return junk;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** One byte a character. */
    private static byte[] raw(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
