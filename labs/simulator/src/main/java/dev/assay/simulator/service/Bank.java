package dev.assay.simulator.service;

import dev.assay.kit.port.Money;
import dev.assay.kit.port.PspCreate;
import dev.assay.kit.port.PspStatus;
import dev.assay.kit.port.TransferStatus;

/**
 * What becomes of payments and transfers at a {@link SimulatedPsp}: how banks and buyers behave, as a test wants it.
 */
@FunctionalInterface
public interface Bank {
    /** The course of a new payment. Asked once for each. */
    Course course(PspCreate request);

    /** The course of a new transfer. Asked once for each. */
    default TransferCourse course(String reference, String bankAccount, Money amount) {
        return new TransferCourse(TransferStatus.PAID, 0, TransferStatus.PAID);
    }

    /**
     * For how many milliseconds the provider works on a call before it answers; until then its key is in use.
     *
     * @param operation the method, {@code capture}
     * @param reference of the payment or transfer
     */
    default long thinkMillis(String operation, String reference) {
        return 0;
    }

    /**
     * The course of a payment.
     *
     * @param first what it is at once; a payment that is not to be captured is AUTHORIZED where this says CAPTURED
     * @param lastAfterMillis when it becomes what it stays, unless somebody acts before; 0: it stays as it is
     * @param last what it stays, read in the same way
     * @param declineCode why, should it be declined
     * @param moved how much money moves, should that be another amount than asked for; null: what was asked for
     * @param isCaptureRefused whether the bank refuses for good to capture what it has authorized
     */
    record Course(
            PspStatus first, long lastAfterMillis, PspStatus last, String declineCode, Money moved,
                    boolean isCaptureRefused) {
        /** The money moves at once. */
        public static Course captured() {
            return new Course(PspStatus.CAPTURED, 0, PspStatus.CAPTURED, "", null, false);
        }

        /** The bank refuses at once. */
        public static Course declined(String code) {
            return new Course(PspStatus.DECLINED, 0, PspStatus.DECLINED, code, null, false);
        }

        /** The provider does not know until later. */
        public static Course processing(long lastAfterMillis, PspStatus last) {
            return new Course(PspStatus.PROCESSING, lastAfterMillis, last, "declined_later", null, false);
        }

        /** The buyer has to do something, and does so later. */
        public static Course requiresAction(long lastAfterMillis, PspStatus last) {
            return new Course(PspStatus.REQUIRES_ACTION, lastAfterMillis, last, "buyer_gave_up", null, false);
        }

        /** The same, but another amount moves. */
        public Course moving(Money amount) {
            return new Course(first, lastAfterMillis, last, declineCode, amount, isCaptureRefused);
        }

        /** The same, but what is authorized cannot be captured. */
        public Course refusingCapture() {
            return new Course(first, lastAfterMillis, last, declineCode, moved, true);
        }
    }

    /**
     * The course of a transfer.
     *
     * @param first what it is at once
     * @param lastAfterMillis when it becomes what it stays; 0: it stays as it is
     * @param last what it stays
     */
    record TransferCourse(TransferStatus first, long lastAfterMillis, TransferStatus last) {}
}
