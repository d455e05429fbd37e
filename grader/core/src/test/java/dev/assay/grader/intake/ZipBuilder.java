package dev.assay.grader.intake;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Packs archives that no honest tool would. */
final class ZipBuilder {
    /** An entry, with everything that can be lied about. */
    static final class Lie {
        byte[] name;
        byte[] localName;
        byte[] contents;
        byte[] packed;
        int method = 8;
        int flags;
        int mode;
        long bytes;
        int crc;

        Lie named(String other) {
            localName = other.getBytes(StandardCharsets.UTF_8);
            return this;
        }

        Lie rawName(byte[] raw) {
            name = raw;
            localName = raw;
            return this;
        }

        Lie mode(int unixMode) {
            mode = unixMode;
            return this;
        }

        Lie method(int other) {
            method = other;
            return this;
        }

        Lie flags(int other) {
            flags = other;
            return this;
        }

        Lie claiming(long otherBytes) {
            bytes = otherBytes;
            return this;
        }
    }

    private final List<Lie> entries = new ArrayList<>();

    Lie add(String name, String contents) {
        return add(name, contents.getBytes(StandardCharsets.UTF_8));
    }

    Lie add(String name, byte[] contents) {
        Lie entry = new Lie();
        entry.name = name.getBytes(StandardCharsets.UTF_8);
        entry.localName = entry.name;
        entry.contents = contents;
        entry.bytes = contents.length;
        CRC32 crc = new CRC32();
        crc.update(contents);
        entry.crc = (int) crc.getValue();
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(contents);
        deflater.finish();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        entry.packed = packed.toByteArray();
        entries.add(entry);
        return entry;
    }

    byte[] bytes() {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        for (Lie entry : entries) {
            int at = zip.size();
            byte[] packed = entry.method == 0 ? entry.contents : entry.packed;
            zip.writeBytes(little(30).putInt(0x04034b50).putShort((short) 20).putShort((short) entry.flags)
                    .putShort((short) entry.method).putInt(0).putInt(entry.crc).putInt(packed.length)
                    .putInt((int) entry.bytes).putShort((short) entry.localName.length).putShort((short) 0).array());
            zip.writeBytes(entry.localName);
            zip.writeBytes(packed);
            directory.writeBytes(little(46).putInt(0x02014b50).putShort((short) (3 << 8 | 20)).putShort((short) 20)
                    .putShort((short) entry.flags).putShort((short) entry.method).putInt(0).putInt(entry.crc)
                    .putInt(packed.length).putInt((int) entry.bytes).putShort((short) entry.name.length)
                    .putShort((short) 0).putShort((short) 0).putShort((short) 0).putShort((short) 0)
                    .putInt(entry.mode << 16).putInt(at).array());
            directory.writeBytes(entry.name);
        }
        int at = zip.size();
        zip.writeBytes(directory.toByteArray());
        zip.writeBytes(little(22).putInt(0x06054b50).putInt(0).putShort((short) entries.size())
                .putShort((short) entries.size()).putInt(directory.size()).putInt(at).putShort((short) 0).array());
        return zip.toByteArray();
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
