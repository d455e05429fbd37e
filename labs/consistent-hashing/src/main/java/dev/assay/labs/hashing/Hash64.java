package dev.assay.labs.hashing;

import java.nio.charset.StandardCharsets;

/**
 * A good hash to play with: FNV-1a of 64 bits over the text's UTF-8 bytes, and the finaliser of MurmurHash3 (fmix64), without
 * which the positions of similar labels lie close together.
 */
public final class Hash64 implements Hasher {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    @Override
    public long hash(String text) {
        long hash = FNV_OFFSET;
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (one & 0xff)) * FNV_PRIME;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
