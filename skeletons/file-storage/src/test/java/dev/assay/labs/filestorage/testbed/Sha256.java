package dev.assay.labs.filestorage.testbed;

import dev.assay.labs.filestorage.Digest;
import dev.assay.simulator.fuel.Fuel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/** The JDK's SHA-256. Its work is counted as the caller's. */
public final class Sha256 implements Digest {
    private static final int BYTES_A_STEP = 4;

    @Override
    public String sha256(byte[] data, int from, int to) {
        Objects.checkFromToIndex(from, to, data.length);
        Fuel.charge(1 + (to - from) / BYTES_A_STEP);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(data, from, to - from);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
