package dev.assay.simulator.service;

import dev.assay.kit.port.BlobInfo;
import dev.assay.kit.port.Blobs;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * An object store. What it does was compared with an S3 server, generations with what Google Cloud Storage writes about them;
 * docs/ports.md lists where they differ. Bytes are damaged only on their way to who reads them.
 */
public final class SimulatedBlobs implements Blobs {
    /** After this a call without an answer gives up. */
    public static final long TIMEOUT_MILLIS = 1_000;

    private static final int LONGEST_KEY = 500;
    private static final int LARGEST_PAGE = 1_000;
    private static final int BITS = 8;

    private final World world;
    private final Service service;
    private final NavigableMap<String, Blob> blobs = new TreeMap<>(
            Comparator.comparing(key -> key.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));
    private final Map<String, Upload> uploads = new HashMap<>();
    private final List<Consumer<String>> listeners = new ArrayList<>();
    private long generations;
    private long begun;

    private record Blob(byte[] data, long generation, long modifiedAt) {}

    private static final class Upload {
        private final String key;
        private final NavigableMap<Integer, byte[]> parts = new TreeMap<>();

        Upload(String key) {
            this.key = key;
        }
    }

    /**
     * A store without blobs. Its clock is the world's.
     *
     * @param name its name in traces
     */
    public SimulatedBlobs(World world, String name) {
        this.world = world;
        this.service = new Service(name);
    }

    // -------------------------------------------------------------------------------------------------- for tests

    /** It cannot be reached in this time, in virtual milliseconds. */
    public void isDown(long fromMillis, long toMillis) {
        service.isDown(fromMillis, toMillis);
    }

    /** Puts a blob there, before anything runs; it was changed at time 0. */
    public void seed(String key, byte[] data) {
        write(requireKey(key), data.clone());
    }

    /** All blobs, ascending by key. */
    public List<BlobInfo> all() {
        return blobs.entrySet().stream().map(SimulatedBlobs::info).toList();
    }

    /** The bytes under a key. */
    public Optional<byte[]> bytes(String key) {
        return Optional.ofNullable(blobs.get(key)).map(blob -> blob.data().clone());
    }

    /** Whether something is under a key. */
    public boolean has(String key) {
        return blobs.containsKey(key);
    }

    /** Is told every key under which something is removed, at that moment. */
    public void onDelete(Consumer<String> listener) {
        listeners.add(listener);
    }

    // ------------------------------------------------------------------------------------------------------ blobs

    private <R> R call(String operation, Supplier<R> effect) {
        return world.call(service, operation, TIMEOUT_MILLIS, () -> {
            try {
                return effect.get();
            } catch (IllegalArgumentException refused) {
                if (world.current() == null) {
                    return null; // it came late, and nobody hears it
                }
                throw refused;
            }
        });
    }

    private Blob write(String key, byte[] data) {
        Blob blob = new Blob(data, ++generations, world.nowMillis());
        blobs.put(key, blob);
        return blob;
    }

    private static BlobInfo info(Map.Entry<String, Blob> entry) {
        Blob blob = entry.getValue();
        return new BlobInfo(entry.getKey(), blob.data().length, blob.generation(), blob.modifiedAt());
    }

    @Override
    public void put(String key, byte[] data) {
        requireKey(key);
        byte[] copy = requireData(data).clone();
        call("put " + key, () -> write(key, copy));
    }

    @Override
    public boolean putIfAbsent(String key, byte[] data) {
        requireKey(key);
        byte[] copy = requireData(data).clone();
        return call("putIfAbsent " + key, () -> {
            if (blobs.containsKey(key)) {
                return false;
            }
            write(key, copy);
            return true;
        });
    }

    @Override
    public Optional<byte[]> get(String key) {
        requireKey(key);
        return world.call(service, "get " + key, TIMEOUT_MILLIS, () -> bytes(key), SimulatedBlobs::damaged);
    }

    /** The same bytes with one bit flipped, as they may come to who reads them. */
    public static Optional<byte[]> damaged(Optional<byte[]> read, int bit) {
        return read.map(data -> {
            byte[] damaged = data.clone();
            if (damaged.length > 0) {
                int at = Math.floorMod(bit, damaged.length * BITS);
                damaged[at / BITS] ^= (byte) (1 << at % BITS);
            }
            return damaged;
        });
    }

    @Override
    public boolean touch(String key) {
        requireKey(key);
        return call("touch " + key, () -> {
            Blob blob = blobs.get(key);
            if (blob == null) {
                return false;
            }
            write(key, blob.data());
            return true;
        });
    }

    @Override
    public List<BlobInfo> list(String prefix, String after, int limit) {
        if (prefix == null || after == null || limit < 1) {
            throw new IllegalArgumentException("a list needs a prefix, a key and a limit of at least 1; it got " + prefix + ", " + after + ", "
                    + limit);
        }
        return call("list " + prefix + " after '" + after + "'", () -> {
            boolean isFirst = blobs.comparator().compare(after, prefix) < 0;
            return blobs.tailMap(isFirst ? prefix : after, isFirst).entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(prefix)).limit(Math.min(limit, LARGEST_PAGE)).map(SimulatedBlobs::info).toList();
        });
    }

    @Override
    public boolean deleteIf(String key, long generation) {
        requireKey(key);
        return call("deleteIf " + key + " " + generation, () -> {
            Blob blob = blobs.get(key);
            if (blob == null || blob.generation() != generation) {
                return false;
            }
            blobs.remove(key);
            listeners.forEach(listener -> listener.accept(key));
            return true;
        });
    }

    // ------------------------------------------------------------------------------------------------------ parts

    @Override
    public String begin(String key) {
        requireKey(key);
        return call("begin " + key, () -> {
            String name = "upload-" + ++begun;
            uploads.put(name, new Upload(key));
            return name;
        });
    }

    @Override
    public void putPart(String upload, int number, byte[] data) {
        requirePart(upload, number);
        byte[] copy = requireData(data).clone();
        call("putPart " + upload + " " + number, () -> upload(upload).parts.put(number, copy));
    }

    @Override
    public void copyPart(String upload, int number, String source, long from, long length) {
        requirePart(upload, number);
        requireKey(source);
        if (from < 0 || length < 1) {
            throw new IllegalArgumentException(length + " bytes from " + from);
        }
        call("copyPart " + upload + " " + number, () -> {
            Upload to = upload(upload);
            Blob blob = blobs.get(source);
            if (blob == null || from > blob.data().length - length) {
                throw new IllegalArgumentException("under " + source + " are not " + length + " bytes from " + from);
            }
            return to.parts.put(number, Arrays.copyOfRange(blob.data(), (int) from, (int) (from + length)));
        });
    }

    @Override
    public void complete(String upload) {
        requireName(upload);
        call("complete " + upload, () -> {
            Upload done = upload(upload);
            if (done.parts.isEmpty()) {
                throw new IllegalArgumentException("the upload " + upload + " has no part");
            }
            done.parts.headMap(done.parts.lastKey()).forEach((number, data) -> {
                if (data.length < LEAST_PART) {
                    throw new IllegalArgumentException("part " + number + " has " + data.length + " bytes; only the last may have fewer than "
                            + LEAST_PART);
                }
            });
            byte[] all = new byte[done.parts.values().stream().mapToInt(data -> data.length).reduce(0, Math::addExact)];
            int at = 0;
            for (byte[] data : done.parts.values()) {
                System.arraycopy(data, 0, all, at, data.length);
                at += data.length;
            }
            uploads.remove(upload);
            return write(done.key, all);
        });
    }

    @Override
    public void abort(String upload) {
        requireName(upload);
        call("abort " + upload, () -> uploads.remove(upload));
    }

    private Upload upload(String name) {
        Upload upload = uploads.get(name);
        if (upload == null) {
            throw new IllegalArgumentException("there is no upload " + name);
        }
        return upload;
    }

    // ------------------------------------------------------------------------------------------------------ checks

    private static String requireKey(String key) {
        if (key == null || key.isEmpty() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("a key has 1 to " + LONGEST_KEY + " characters, not: " + key);
        }
        return key;
    }

    private static byte[] requireData(byte[] data) {
        if (data == null) {
            throw new IllegalArgumentException("the bytes are null");
        }
        return data;
    }

    private static void requireName(String upload) {
        if (upload == null) {
            throw new IllegalArgumentException("an upload is null");
        }
    }

    private static void requirePart(String upload, int number) {
        requireName(upload);
        if (number < 1 || number > MOST_PARTS) {
            throw new IllegalArgumentException("parts have the numbers 1 to " + MOST_PARTS + ", not " + number);
        }
    }
}
