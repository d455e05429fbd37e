package dev.assay.grader.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes archives that the JDK's own writer would not: any name, any kind of file, any size claimed (APPNOTE 4.3). */
final class RawZip {
    private static final int MADE_ON_UNIX = 3 << 8 | 20;
    private static final int DEFLATED = 8;

    private final ByteArrayOutputStream zip = new ByteArrayOutputStream();
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private int entries;

    /** An ordinary file. */
    RawZip file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** An ordinary file. */
    RawZip file(String name, byte[] contents) {
        return entry(name.getBytes(StandardCharsets.UTF_8), contents, 0100644, contents.length);
    }

    /**
     * Anything.
     *
     * @param mode as Unix has it, with the kind of file: 0120777 is a symbolic link
     * @param claimedBytes the size that the directory states
     */
    RawZip entry(byte[] name, byte[] contents, int mode, long claimedBytes) {
        CRC32 crc = new CRC32();
        crc.update(contents);
        byte[] packed = deflate(contents);
        int at = zip.size();
        zip.writeBytes(little(30).putInt(0x04034b50).putShort((short) 20).putShort((short) 0)
                .putShort((short) DEFLATED).putInt(0).putInt((int) crc.getValue()).putInt(packed.length)
                .putInt((int) claimedBytes).putShort((short) name.length).putShort((short) 0).array());
        zip.writeBytes(name);
        zip.writeBytes(packed);
        return listed(name, at, (int) crc.getValue(), packed.length, claimedBytes, mode);
    }

    /** Once more the first entry's contents, under another name: the archive does not grow. */
    RawZip again(String name, byte[] contents) {
        CRC32 crc = new CRC32();
        crc.update(contents);
        byte[] raw = name.getBytes(StandardCharsets.UTF_8);
        return listed(raw, 0, (int) crc.getValue(), deflate(contents).length, contents.length, 0100644);
    }

    private RawZip listed(byte[] name, int at, int crc, int packedBytes, long bytes, int mode) {
        directory.writeBytes(little(46).putInt(0x02014b50).putShort((short) MADE_ON_UNIX).putShort((short) 20)
                .putShort((short) 0).putShort((short) DEFLATED).putInt(0).putInt(crc).putInt(packedBytes)
                .putInt((int) bytes).putShort((short) name.length).putShort((short) 0).putShort((short) 0)
                .putShort((short) 0).putShort((short) 0).putInt(mode << 16).putInt(at).array());
        directory.writeBytes(name);
        entries++;
        return this;
    }

    private static byte[] deflate(byte[] contents) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(contents);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            byte[] some = new byte[8 << 10];
            while (!deflater.finished()) {
                packed.write(some, 0, deflater.deflate(some));
            }
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    byte[] bytes() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(zip.toByteArray());
        whole.writeBytes(directory.toByteArray());
        whole.writeBytes(little(22).putInt(0x06054b50).putInt(0).putShort((short) entries).putShort((short) entries)
                .putInt(directory.size()).putInt(zip.size()).putShort((short) 0).array());
        return whole.toByteArray();
    }

    /** Writes it, and says where. */
    String in(Path folder) throws IOException {
        return Files.write(folder.resolve("work.zip"), bytes()).toString();
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
