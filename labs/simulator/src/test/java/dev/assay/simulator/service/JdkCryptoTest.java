package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.kit.port.BadMessage;
import dev.assay.simulator.fuel.Exhausted;
import dev.assay.simulator.fuel.Fuel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The primitives give what their standards say, refuse what is not theirs, and state their price. */
final class JdkCryptoTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] NOTHING = {};

    private final JdkCrypto crypto = new JdkCrypto();

    private static byte[] hex(String text) {
        return HEX.parseHex(text);
    }

    private static byte[] sequence(int from, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (from + i);
        }
        return bytes;
    }

    @Test
    void x25519OfRfc7748Section52() throws BadMessage {
        assertEquals("c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552", HEX.formatHex(crypto.dh(
                hex("a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4"),
                hex("e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c"))));
        assertEquals("95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957", HEX.formatHex(crypto.dh(
                hex("4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d"),
                hex("e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493"))));
    }

    @Test
    void diffieHellmanOfRfc7748Section61() throws BadMessage {
        byte[] alice = hex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
        byte[] bob = hex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
        assertEquals("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a", HEX.formatHex(crypto.publicKey(alice)));
        assertEquals("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f", HEX.formatHex(crypto.publicKey(bob)));
        String secret = "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742";
        assertEquals(secret, HEX.formatHex(crypto.dh(alice, crypto.publicKey(bob))));
        assertEquals(secret, HEX.formatHex(crypto.dh(bob, crypto.publicKey(alice))));
    }

    @Test
    void hkdfOfRfc5869AppendixA() {
        assertEquals("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865", HEX.formatHex(
                crypto.hkdf(sequence(0, 13), repeated(0x0b, 22), sequence(0xf0, 10), 42)));
        assertEquals("b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09b8"
                        + "367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87",
                HEX.formatHex(crypto.hkdf(sequence(0x60, 80), sequence(0, 80), sequence(0xb0, 80), 82)));
        assertEquals("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8", HEX.formatHex(
                crypto.hkdf(NOTHING, repeated(0x0b, 22), "", 42)));
    }

    @Test
    void hmacOfRfc4231() {
        assertEquals("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7", HEX.formatHex(
                crypto.hmac(repeated(0x0b, 20), "Hi There".getBytes(StandardCharsets.US_ASCII))));
    }

    /** Test case 14 of McGrew and Viega's "The Galois/Counter Mode of Operation". */
    @Test
    void aesGcmOfItsAuthors() throws BadMessage {
        byte[] sealed = crypto.seal(new byte[32], new byte[12], new byte[16], NOTHING);
        assertEquals("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919", HEX.formatHex(sealed));
        assertArrayEquals(new byte[16], crypto.open(new byte[32], new byte[12], sealed, NOTHING));
    }

    @Test
    void whatWasChangedIsNotOpened() {
        byte[] ad = {1, 2};
        byte[] sealed = crypto.seal(sequence(0, 32), sequence(0, 12), sequence(0, 5), ad);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThrows(BadMessage.class, () -> crypto.open(sequence(0, 32), sequence(0, 12), changed, ad));
        }
        assertThrows(BadMessage.class, () -> crypto.open(sequence(0, 32), sequence(0, 12), sealed, NOTHING));
        assertThrows(BadMessage.class, () -> crypto.open(sequence(0, 32), sequence(1, 12), sealed, ad));
        assertThrows(BadMessage.class, () -> crypto.open(sequence(1, 32), sequence(0, 12), sealed, ad));
        assertThrows(BadMessage.class, () -> crypto.open(sequence(0, 32), sequence(0, 12), Arrays.copyOf(sealed, 15), ad));
    }

    @Test
    void aPointThatMakesTheSameSecretWithEverybodyIsRefused() {
        byte[] one = new byte[32];
        one[0] = 1;
        for (byte[] point : List.of(new byte[32], one)) {
            assertThrows(BadMessage.class, () -> crypto.dh(sequence(0, 32), point));
        }
    }

    @Test
    void badLengthsAreArgumentsThatAreIllegal() {
        List<Runnable> bad = List.of(
                () -> crypto.publicKey(new byte[31]),
                () -> crypto.publicKey(null),
                () -> dh(new byte[33], new byte[32]),
                () -> dh(new byte[32], new byte[31]),
                () -> crypto.hkdf(NOTHING, NOTHING, "", 1),
                () -> crypto.hkdf(NOTHING, new byte[1], "", 0),
                () -> crypto.hkdf(NOTHING, new byte[1], "", 255 * 32 + 1),
                () -> crypto.hkdf(null, new byte[1], "", 1),
                () -> crypto.hmac(NOTHING, NOTHING),
                () -> crypto.hmac(new byte[1], null),
                () -> crypto.seal(new byte[16], new byte[12], NOTHING, NOTHING),
                () -> crypto.seal(new byte[32], new byte[16], NOTHING, NOTHING),
                () -> crypto.seal(new byte[32], new byte[12], null, NOTHING),
                () -> crypto.seal(new byte[32], new byte[12], NOTHING, null));
        bad.forEach(call -> assertThrows(IllegalArgumentException.class, call::run));
    }

    private void dh(byte[] privateKey, byte[] publicKey) {
        try {
            crypto.dh(privateKey, publicKey);
        } catch (BadMessage e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theSameCallHasTheSamePrice() throws BadMessage {
        long[] prices = new long[2];
        for (int i = 0; i < 2; i++) {
            Fuel.refill(10_000_000);
            crypto.dh(sequence(i, 32), crypto.publicKey(sequence(7 * i, 32)));
            crypto.seal(sequence(i, 32), sequence(i, 12), sequence(i, 100), crypto.hmac(sequence(i, 32), sequence(i, 9)));
            prices[i] = Fuel.spent();
        }
        assertEquals(prices[0], prices[1]);
        Fuel.refill(1_000);
        assertThrows(Exhausted.class, () -> crypto.publicKey(sequence(0, 32)));
        Fuel.refill(10_000_000);
    }

    private static byte[] repeated(int value, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
