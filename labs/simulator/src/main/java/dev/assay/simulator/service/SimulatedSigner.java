package dev.assay.simulator.service;

import dev.assay.kit.port.Signer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs with a key, by the JDK's HMAC. */
public final class SimulatedSigner implements Signer {
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    /**
     * A signer.
     *
     * @param key not empty
     */
    public SimulatedSigner(String key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
        }
    }

    @Override
    public String hmacSha256Hex(String text) {
        if (text == null) {
            throw new IllegalArgumentException("a text is null");
        }
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
