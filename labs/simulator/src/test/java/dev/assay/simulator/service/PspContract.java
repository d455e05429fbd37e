package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.kit.port.Money;
import dev.assay.kit.port.OutcomeUnknown;
import dev.assay.kit.port.Psp;
import dev.assay.kit.port.PspCreate;
import dev.assay.kit.port.PspPayment;
import dev.assay.kit.port.PspStatus;
import dev.assay.kit.port.TransferStatus;
import dev.assay.kit.port.Unavailable;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * What {@link Psp} promises. The simulation is held to it in every build, an HTTP client and a stub of a provider's
 * server in profile
 * {@code contracts}: what passes with both is what students may rely on.
 */
abstract class PspContract {
    private static final long DAY_MILLIS = 86_400_000;
    private static final Money TWELVE = new Money(1_200, "USD");

    // What both providers know. Any other card is captured at once.

    /** This card has no money. */
    static final String DECLINED = "tok_declined";
    /** Captured after 1,000 ms. */
    static final String PROCESSING = "tok_processing";
    /** Authorized, but the bank refuses to capture it. */
    static final String REFUSES_CAPTURE = "tok_refuses_capture";
    /** The provider works for 400 ms on payments with this reference. */
    static final String SLOW = "slow";
    /** A transfer to this account is rejected. */
    static final String NO_ACCOUNT = "no-account";

    /** What is examined: a fresh provider for every test. */
    interface Bench {
        /** Asks the provider, as one request would. What it throws is thrown. */
        <R> R with(Function<Psp, R> request);

        /**
         * Asks twice at the same time: the second call begins while the first runs. Gives what was returned or thrown.
         */
        List<Object> both(Function<Psp, ?> first, Function<Psp, ?> second);

        /** The next request dawdles: it arrives so many milliseconds from now, after its caller has given up. */
        void nextArrivesAfter(long millis);

        /** Lets at least this much time pass on the provider's clock. */
        void pass(long millis);
    }

    /** A provider without payments. */
    abstract Bench fresh();

    private final Bench bench = fresh();

    private PspPayment create(String key, String reference, String card, boolean capture) {
        return bench.with(psp -> psp.create(key, new PspCreate(reference, card, TWELVE, capture)));
    }

    private PspPayment find(String reference) {
        return bench.with(psp -> psp.find(reference));
    }

    // ------------------------------------------------------------------------------------------------------- P1:
    // replay

    @Test
    void aKeyGivesTheSamePaymentAgain() {
        PspPayment first = create("k1", "o1", "tok", true);
        assertEquals(PspStatus.CAPTURED, first.status());
        assertEquals("o1", first.reference());
        assertEquals(TWELVE, first.amount());
        assertEquals(0, first.refundedMinor());
        assertEquals("", first.redirectUrl());
        assertEquals("", first.declineCode());
        assertEquals(first, create("k1", "o1", "tok", true));
        assertNotEquals(first.id(), create("k2", "o1", "tok", true).id());
    }

    @Test
    void aReplayGivesTheCurrentState() {
        PspPayment first = create("k1", "o1", PROCESSING, true);
        assertEquals(PspStatus.PROCESSING, first.status());
        bench.pass(1_100);
        PspPayment again = create("k1", "o1", PROCESSING, true);
        assertEquals(first.id(), again.id());
        assertEquals(PspStatus.CAPTURED, again.status());
        assertEquals(again, find("o1"));
    }

    @Test
    void aDeclineSaysWhy() {
        PspPayment declined = create("k1", "o1", DECLINED, true);
        assertEquals(PspStatus.DECLINED, declined.status());
        assertEquals("insufficient_funds", declined.declineCode());
        assertEquals(declined, create("k1", "o1", DECLINED, true));
    }

    @Test
    void withoutCardThereIsAPageToGoTo() {
        PspPayment hosted = create("k1", "o1", "", true);
        assertEquals(PspStatus.REQUIRES_ACTION, hosted.status());
        assertFalse(hosted.redirectUrl().isEmpty());
    }

    // -------------------------------------------------------------------------------------------- P2: other parameters

    @Test
    void aKeyIsForOneSetOfParameters() {
        PspPayment first = create("k1", "o1", "tok", true);
        assertThrows(IllegalArgumentException.class, () -> create("k1", "o2", "tok", true));
        assertThrows(IllegalArgumentException.class, () -> create("k1", "o1", DECLINED, true));
        assertThrows(IllegalArgumentException.class, () -> create("k1", "o1", "tok", false));
        assertThrows(IllegalArgumentException.class,
                () -> bench.with(psp -> psp.create("k1", new PspCreate("o1", "tok", new Money(1_200, "EUR"), true))));
        assertThrows(IllegalArgumentException.class, () -> bench.with(psp -> psp.transfer("k1", "o1", "bank", TWELVE)));
        assertThrows(IllegalArgumentException.class, () -> bench.with(psp -> psp.cancel("k1", first.id())));
        assertNull(find("o2"));
        assertEquals(first, find("o1"));
    }

    // ------------------------------------------------------------------------------------------------------ P3: expiry

    @Test
    void aKeyIsForgottenAfterADay() {
        PspPayment first = create("k1", "o1", "tok", true);
        bench.pass(DAY_MILLIS - 60_000);
        assertEquals(first, create("k1", "o1", "tok", true));
        bench.pass(120_000);
        PspPayment second = create("k1", "o1", "tok", true);
        assertNotEquals(first.id(), second.id());
        assertEquals(second, find("o1"));
        assertEquals(PspStatus.DECLINED, create("k2", "o2", DECLINED, true).status());
        bench.pass(DAY_MILLIS + 60_000);
        assertEquals("o3", create("k2", "o3", "tok", true).reference());
    }

    // ------------------------------------------------------------------------------------------- P4: two at the same
    // time

    @Test
    void aSecondCallWhileTheFirstRunsIsRefused() {
        PspCreate slow = new PspCreate(SLOW, "tok", TWELVE, true);
        List<Object> outcomes = bench.both(psp -> psp.create("k1", slow), psp -> psp.create("k1", slow));
        PspPayment first = assertInstanceOf(PspPayment.class, outcomes.get(0));
        assertInstanceOf(Unavailable.class, outcomes.get(1));
        bench.pass(1_000);
        assertEquals(first, create("k1", SLOW, "tok", true));
    }

    @Test
    void otherKeysDoNotWait() {
        PspCreate slow = new PspCreate(SLOW, "tok", TWELVE, true);
        List<Object> outcomes = bench.both(psp -> psp.create("k1", slow), psp -> psp.create("k2", slow));
        assertInstanceOf(PspPayment.class, outcomes.get(0));
        assertInstanceOf(PspPayment.class, outcomes.get(1));
    }

    // ------------------------------------------------------------------------------------------------ P5: late effects

    @Test
    void aLateCreateIsThereOnceItHasLanded() {
        bench.nextArrivesAfter(12_000);
        assertThrows(OutcomeUnknown.class, () -> create("k1", "o1", "tok", true));
        assertNull(find("o1"));
        bench.pass(13_000);
        PspPayment landed = find("o1");
        assertEquals(PspStatus.CAPTURED, landed.status());
        assertEquals(landed, create("k1", "o1", "tok", true));
    }

    @Test
    void aLateCreateMeetsTheOneThatWasRepeated() {
        bench.nextArrivesAfter(12_000);
        assertThrows(OutcomeUnknown.class, () -> create("k1", "o1", "tok", true));
        PspPayment repeated = create("k1", "o1", "tok", true);
        bench.pass(13_000);
        assertEquals(repeated, find("o1"));
    }

    // -------------------------------------------------------------------------------- authorized, captured, given back

    @Test
    void whatIsAuthorizedIsCapturedOnce() {
        PspPayment authorized = create("k1", "o1", "tok", false);
        assertEquals(PspStatus.AUTHORIZED, authorized.status());
        assertEquals(PspStatus.CAPTURED, bench.with(psp -> psp.capture("k2", authorized.id())).status());
        assertEquals(PspStatus.CAPTURED, bench.with(psp -> psp.capture("k2", authorized.id())).status());
        assertEquals(PspStatus.CAPTURED, create("k1", "o1", "tok", false).status());
        assertEquals(PspStatus.CAPTURED, bench.with(psp -> psp.cancel("k3", authorized.id())).status());
    }

    @Test
    void aBankMayRefuseToCapture() {
        PspPayment authorized = create("k1", "o1", REFUSES_CAPTURE, false);
        assertEquals(PspStatus.AUTHORIZED, authorized.status());
        assertEquals(PspStatus.CANCELED, bench.with(psp -> psp.capture("k2", authorized.id())).status());
        assertEquals(PspStatus.CANCELED, find("o1").status());
    }

    @Test
    void whatIsCanceledIsNotCaptured() {
        PspPayment authorized = create("k1", "o1", "tok", false);
        assertEquals(PspStatus.CANCELED, bench.with(psp -> psp.cancel("k2", authorized.id())).status());
        assertEquals(PspStatus.CANCELED, bench.with(psp -> psp.capture("k3", authorized.id())).status());
        PspPayment waiting = create("k4", "o2", PROCESSING, true);
        assertEquals(PspStatus.CANCELED, bench.with(psp -> psp.cancel("k5", waiting.id())).status());
        bench.pass(1_100);
        assertEquals(PspStatus.CANCELED, find("o2").status());
    }

    @Test
    void noMoreIsGivenBackThanWasTaken() {
        PspPayment captured = create("k1", "o1", "tok", true);
        Money five = new Money(500, "USD");
        assertEquals(500, bench.with(psp -> psp.refund("k2", captured.id(), five)).refundedMinor());
        assertEquals(500, bench.with(psp -> psp.refund("k2", captured.id(), five)).refundedMinor());
        assertEquals(1_000, bench.with(psp -> psp.refund("k3", captured.id(), five)).refundedMinor());
        assertThrows(IllegalArgumentException.class, () -> bench.with(psp -> psp.refund("k4", captured.id(), five)));
        assertThrows(IllegalArgumentException.class,
                () -> bench.with(psp -> psp.refund("k4", captured.id(), new Money(1, "EUR"))));
        assertEquals(1_000, find("o1").refundedMinor());
        PspPayment declined = create("k5", "o2", DECLINED, true);
        assertThrows(IllegalArgumentException.class, () -> bench.with(psp -> psp.refund("k6", declined.id(), five)));
    }

    // ------------------------------------------------------------------------------------------------------- transfers

    @Test
    void transfersHaveKeysToo() {
        assertNull(bench.with(psp -> psp.findTransfer("p1")));
        var first = bench.with(psp -> psp.transfer("k1", "p1", "bank", TWELVE));
        assertEquals(TransferStatus.PAID, first.status());
        assertEquals(TWELVE, first.amount());
        assertEquals(first, bench.with(psp -> psp.transfer("k1", "p1", "bank", TWELVE)));
        assertThrows(IllegalArgumentException.class, () -> bench.with(psp -> psp.transfer("k1", "p1", "other",
                TWELVE)));
        assertEquals(first, bench.with(psp -> psp.findTransfer("p1")));
        assertEquals(TransferStatus.REJECTED, bench.with(psp -> psp.transfer("k2", "p2", NO_ACCOUNT, TWELVE)).status());
    }

    // ---------------------------------------------------------------------------------------------------------- misuse

    @Test
    void misuseIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> create(null, "o1", "tok", true));
        assertThrows(IllegalArgumentException.class, () -> create("", "o1", "tok", true));
        assertThrows(IllegalArgumentException.class, () -> create("k", "", "tok", true));
        assertThrows(IllegalArgumentException.class, () -> create("k", "o1", null, true));
        assertThrows(IllegalArgumentException.class, () -> bench.with(psp -> psp.create("k", null)));
        assertThrows(IllegalArgumentException.class,
                () -> bench.with(psp -> psp.create("k", new PspCreate("o1", "tok", new Money(0, "USD"), true))));
        assertThrows(IllegalArgumentException.class, () -> bench.with(psp -> psp.capture("k", "nobody")));
        assertThrows(IllegalArgumentException.class, () -> bench.with(psp -> psp.cancel("k", "nobody")));
        assertThrows(IllegalArgumentException.class, () -> bench.with(psp -> psp.transfer("k", "p", "bank",
                new Money(-1, "USD"))));
        assertThrows(IllegalArgumentException.class, () -> bench.with(psp -> psp.transfer("k", "p", "", TWELVE)));
        assertThrows(IllegalArgumentException.class, () -> find(null));
        assertNull(find("o1"));
        assertEquals(PspStatus.CAPTURED, create("k", "o1", "tok", true).status()); // a refused call leaves its key free
    }
}
