package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** The signer signs as RFC 4231 says. */
final class SimulatedSignerTest {
    @Test
    void itIsHmacSha256() {
        assertEquals("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                new SimulatedSigner("Jefe").hmacSha256Hex("what do ya want for nothing?")); // test case 2
        assertEquals(64, new SimulatedSigner("k").hmacSha256Hex("").length());
    }

    @Test
    void textAndKeyDecide() {
        SimulatedSigner signer = new SimulatedSigner("k");
        assertEquals(signer.hmacSha256Hex("ä"), signer.hmacSha256Hex("ä"));
        assertNotEquals(signer.hmacSha256Hex("ä"), signer.hmacSha256Hex("a"));
        assertNotEquals(signer.hmacSha256Hex("a"), new SimulatedSigner("l").hmacSha256Hex("a"));
        assertThrows(IllegalArgumentException.class, () -> signer.hmacSha256Hex(null));
    }
}
