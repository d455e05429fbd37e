package dev.assay.simulator.service;

import dev.assay.kit.port.BadMessage;
import dev.assay.kit.port.Crypto;
import dev.assay.simulator.fuel.Fuel;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * {@link Crypto} of the JDK. Its code is not metered, so each call states what it takes: a price in steps that depends on nothing but
 * the lengths of its arguments.
 */
public final class JdkCrypto implements Crypto {
    /** One multiplication on the curve takes about as long as so many steps of student code. */
    private static final int CURVE_STEPS = 60_000;
    /** What a call takes before it looks at the first byte. */
    private static final int CALL_STEPS = 600;

    private static final int STEPS_A_BYTE = 4;
    private static final int MOST_HKDF_BYTES = 255 * 32;
    private static final NamedParameterSpec CURVE = NamedParameterSpec.X25519;
    /** The u-coordinate of the base point: RFC 7748, section 4.1. */
    private static final BigInteger BASE_POINT = BigInteger.valueOf(9);

    @Override
    public byte[] publicKey(byte[] privateKey) {
        requireLength("a private key", privateKey, KEY_BYTES);
        Fuel.charge(CURVE_STEPS);
        try {
            return agree(privateKey, BASE_POINT);
        } catch (BadMessage e) {
            throw new IllegalStateException("the base point is a good point", e);
        }
    }

    @Override
    public byte[] dh(byte[] privateKey, byte[] publicKey) throws BadMessage {
        requireLength("a private key", privateKey, KEY_BYTES);
        requireLength("a public key", publicKey, KEY_BYTES);
        Fuel.charge(CURVE_STEPS);
        byte[] bigEndian = new byte[KEY_BYTES];
        for (int i = 0; i < KEY_BYTES; i++) {
            bigEndian[i] = publicKey[KEY_BYTES - 1 - i];
        }
        bigEndian[0] &= 0x7f; // RFC 7748, section 5: the top bit does not count
        return agree(privateKey, new BigInteger(1, bigEndian));
    }

    private static byte[] agree(byte[] privateKey, BigInteger point) throws BadMessage {
        try {
            KeyFactory keys = KeyFactory.getInstance("XDH");
            PrivateKey ours = keys.generatePrivate(new XECPrivateKeySpec(CURVE, privateKey));
            PublicKey theirs = keys.generatePublic(new XECPublicKeySpec(CURVE, point));
            KeyAgreement agreement = KeyAgreement.getInstance("X25519");
            agreement.init(ours);
            agreement.doPhase(theirs, true);
            return agreement.generateSecret();
        } catch (InvalidKeyException e) {
            throw new BadMessage("a public key that makes the same secret with everybody");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no X25519", e);
        }
    }

    @Override
    public byte[] hkdf(byte[] salt, byte[] ikm, String info, int length) {
        require(info != null, "hkdf of null");
        return hkdf(salt, ikm, info.getBytes(StandardCharsets.UTF_8), length);
    }

    /** The same for any bytes: what the standard's examples are for includes some that are no text. */
    byte[] hkdf(byte[] salt, byte[] ikm, byte[] info, int length) {
        require(salt != null && ikm != null, "hkdf of null");
        require(ikm.length > 0, "hkdf of no secret");
        require(length > 0 && length <= MOST_HKDF_BYTES, "hkdf gives 1 to " + MOST_HKDF_BYTES + " bytes, not " + length);
        Fuel.charge(2 * CALL_STEPS + STEPS_A_BYTE * (salt.length + ikm.length + info.length + length));
        HKDFParameterSpec.Builder extract = HKDFParameterSpec.ofExtract().addIKM(ikm);
        if (salt.length > 0) {
            extract.addSalt(salt);
        }
        try {
            return KDF.getInstance("HKDF-SHA256").deriveData(extract.thenExpand(info, length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HKDF", e);
        }
    }

    @Override
    public byte[] hmac(byte[] key, byte[] data) {
        require(key != null && data != null, "hmac of null");
        require(key.length > 0, "hmac with an empty key");
        Fuel.charge(CALL_STEPS + STEPS_A_BYTE * (key.length + data.length));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC", e);
        }
    }

    @Override
    public byte[] seal(byte[] key, byte[] nonce, byte[] plaintext, byte[] ad) {
        require(plaintext != null, "seal of null");
        try {
            return aes(Cipher.ENCRYPT_MODE, key, nonce, plaintext, ad);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-GCM", e);
        }
    }

    @Override
    public byte[] open(byte[] key, byte[] nonce, byte[] ciphertext, byte[] ad) throws BadMessage {
        require(ciphertext != null, "open of null");
        try {
            if (ciphertext.length < TAG_BYTES) {
                throw new BadMessage("a ciphertext that is shorter than its tag");
            }
            return aes(Cipher.DECRYPT_MODE, key, nonce, ciphertext, ad);
        } catch (AEADBadTagException e) {
            throw new BadMessage("a tag that does not fit");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-GCM", e);
        }
    }

    private static byte[] aes(int mode, byte[] key, byte[] nonce, byte[] text, byte[] ad) throws GeneralSecurityException {
        requireLength("a key of AES", key, KEY_BYTES);
        requireLength("a nonce", nonce, NONCE_BYTES);
        require(ad != null, "associated data that is null");
        Fuel.charge(CALL_STEPS + STEPS_A_BYTE * (text.length + ad.length));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(8 * TAG_BYTES, nonce));
        cipher.updateAAD(ad);
        return cipher.doFinal(text);
    }

    private static void requireLength(String what, byte[] bytes, int length) {
        require(bytes != null && bytes.length == length, what + " has " + length + " bytes, not "
                + (bytes == null ? "null" : String.valueOf(bytes.length)));
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
