package dev.assay.grader.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A zip archive, read by its central directory as the format's description has it (PKWARE, APPNOTE 6.3, sections 4.3.7,
 * 4.3.12 and 4.3.16).
 *
 * <p>The JDK's own reader would do but for three things that matter here: it does not say which entries are symbolic
 * links, it gives up on the whole archive when one name in it is not UTF-8, and it does not notice when an archive
 * tells one story in its directory and another one in front of the contents.
 */
final class ZipTree implements Tree {
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int HEADER = 0x02014b50;
    private static final int HEADER_BYTES = 46;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_BYTES = 30;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int ENCRYPTED = 1;
    private static final Set<Integer> UNIX = Set.of(3, 19);
    private static final int MODE_KIND = 0xF000;
    private static final int MODE_LINK = 0xA000;
    private static final int MODE_FILE = 0x8000;

    /** What the directory says of a file. */
    private record Header(byte[] name, int flags, int method, int crc, long packedBytes, long bytes, long offset) {}

    private final ByteBuffer zip;
    private final Limits limits;
    private final Map<String, Header> headers = new HashMap<>();

    ZipTree(byte[] bytes, Limits limits) {
        this.zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.limits = limits;
    }

    static ZipTree open(Path file, Limits limits) throws IOException, Rejected {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(limits.archiveBytes() + 1);
            if (bytes.length > limits.archiveBytes()) {
                throw Rejected.ungradable("the archive is larger than %d KB; pack the sources of the project alone"
                        .formatted(limits.archiveBytes() >> 10));
            }
            return new ZipTree(bytes, limits);
        }
    }

    @Override
    public List<Entry> entries() throws Rejected {
        try {
            return list();
        } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException e) {
            throw damaged("its directory points outside of it");
        }
    }

    private List<Entry> list() throws Rejected {
        int end = end();
        int count = Short.toUnsignedInt(zip.getShort(end + 10));
        long offset = Integer.toUnsignedLong(zip.getInt(end + 16));
        if (count == 0xFFFF || offset == 0xFFFFFFFFL) {
            throw Rejected.ungradable("the archive is a zip of the 64-bit kind; pack the sources of the project alone");
        }
        if (count > limits.listed()) {
            throw tooMany(limits.listed());
        }
        List<Entry> entries = new ArrayList<>();
        Set<String> skipped = new LinkedHashSet<>();
        int at = Math.toIntExact(offset);
        int considered = 0;
        for (int i = 0; i < count; i++) {
            if (zip.getInt(at) != HEADER) {
                throw damaged("entry %d of its directory is none".formatted(i + 1));
            }
            int madeBy = zip.get(at + 5);
            byte[] rawName = bytes(at + HEADER_BYTES, Short.toUnsignedInt(zip.getShort(at + 28)));
            // What is no UTF-8 becomes U+FFFD, which no source may have in its name.
            String path = new String(rawName, StandardCharsets.UTF_8);
            if (Names.leadsOut(path)) {
                throw Rejected.ungradable(
                        "the archive has an entry that leads out of it, %s; pack the project folder itself".formatted(
                        Names.shown(path)));
            }
            Header header = new Header(
                    rawName,
                    Short.toUnsignedInt(zip.getShort(at + 8)),
                    Short.toUnsignedInt(zip.getShort(at + 10)),
                    zip.getInt(at + 16),
                    Integer.toUnsignedLong(zip.getInt(at + 20)),
                    Integer.toUnsignedLong(zip.getInt(at + 24)),
                    Integer.toUnsignedLong(zip.getInt(at + 42)));
            int mode = UNIX.contains(madeBy) ? zip.getInt(at + 38) >>> 16 & MODE_KIND : 0;
            at += HEADER_BYTES
                    + rawName.length
                    + Short.toUnsignedInt(zip.getShort(at + 30))
                    + Short.toUnsignedInt(zip.getShort(at + 32));
            var skippedFolder = Names.skippedFolderOf(path);
            if (skippedFolder.isPresent()) {
                skipped.add(skippedFolder.get());
                continue;
            }
            if (++considered > limits.entries()) {
                throw tooMany(limits.entries());
            }
            if (path.endsWith("/")) {
                continue;
            }
            if (headers.put(path, header) != null) {
                throw Rejected.ungradable("the archive has two entries named %s; pack it anew"
                        .formatted(Names.shown(path)));
            }
            entries.add(new Entry(path, mode == MODE_LINK ? Kind.LINK
                    : mode == 0 || mode == MODE_FILE ? Kind.FILE : Kind.OTHER));
        }
        skipped.forEach(path -> entries.add(new Entry(path, Kind.SKIPPED)));
        return entries;
    }

    /**
     * Where the end record begins: it is the last thing in the archive, but for a comment of a length that it states.
     */
    private int end() throws Rejected {
        for (int at = zip.limit() - END_BYTES; at >= Math.max(0, zip.limit() - END_BYTES - 0xFFFF); at--) {
            if (zip.getInt(at) == END && at + END_BYTES + Short.toUnsignedInt(zip.getShort(at + 20)) == zip.limit()) {
                return at;
            }
        }
        throw damaged("it has no directory at its end");
    }

    @Override
    public byte[] read(Entry entry, int mostBytes) throws Rejected {
        Header header = headers.get(entry.path());
        String path = Names.shown(entry.path());
        if ((header.flags() & ENCRYPTED) != 0) {
            throw Rejected.ungradable(path + " is locked with a password; pack the archive without one");
        }
        if (header.bytes() > mostBytes) {
            return new byte[mostBytes + 1];
        }
        try {
            int local = Math.toIntExact(header.offset());
            int nameBytes = Short.toUnsignedInt(zip.getShort(local + 26));
            if (zip.getInt(local) != LOCAL || !Arrays.equals(bytes(local + LOCAL_BYTES, nameBytes), header.name())) {
                throw damaged("%s has another name in front of its contents".formatted(path));
            }
            int at = local + LOCAL_BYTES + nameBytes + Short.toUnsignedInt(zip.getShort(local + 28));
            byte[] packed = bytes(at, Math.toIntExact(header.packedBytes()));
            byte[] bytes = switch (header.method()) {
                case STORED -> packed;
                case DEFLATED -> inflate(packed, mostBytes);
                default -> throw Rejected.ungradable("%s is packed with method %d; pack an ordinary zip"
                        .formatted(path, header.method()));
            };
            CRC32 crc = new CRC32();
            crc.update(bytes);
            if (bytes.length != header.bytes() || (int) crc.getValue() != header.crc()) {
                throw damaged("%s does not unpack to what the directory says".formatted(path));
            }
            return bytes;
        } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException | DataFormatException e) {
            throw damaged("%s cannot be unpacked".formatted(path));
        }
    }

    /** Never yields more than one byte beyond the limit, whatever the packed bytes promise. */
    private static byte[] inflate(byte[] packed, int mostBytes) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            byte[] bytes = new byte[mostBytes + 1];
            int length = 0;
            while (!inflater.finished() && length < bytes.length) {
                int more = inflater.inflate(bytes, length, bytes.length - length);
                if (more == 0 && !inflater.finished()) {
                    throw new DataFormatException("the packed bytes end too early");
                }
                length += more;
            }
            return Arrays.copyOf(bytes, length);
        } finally {
            inflater.end();
        }
    }

    private byte[] bytes(int from, int length) {
        byte[] bytes = new byte[length > zip.limit() ? 0 : length];
        zip.get(from, bytes, 0, length);
        return bytes;
    }

    private Rejected tooMany(int most) {
        return Rejected.ungradable("the archive has more than %d files and folders in it; pack the project folder alone"
                .formatted(most));
    }

    private Rejected damaged(String why) {
        return Rejected.ungradable("the archive cannot be read as a zip: %s; pack it anew".formatted(why));
    }
}
