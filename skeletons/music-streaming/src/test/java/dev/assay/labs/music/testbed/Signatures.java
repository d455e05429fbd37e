package dev.assay.labs.music.testbed;

import dev.assay.kit.port.Signer;
import dev.assay.labs.music.SignedCookie;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs with a key of the tests. */
public final class Signatures implements Signer {
    private final Mac mac;

    /** A signer. */
    public Signatures() {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("the edge's key".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String hmacSha256Hex(String text) {
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A cookie that is signed rightly. */
    public SignedCookie cookie(String resource, long expiresAtMs) {
        return new SignedCookie(resource, expiresAtMs, hmacSha256Hex(SignedCookie.text(resource, expiresAtMs)));
    }
}
