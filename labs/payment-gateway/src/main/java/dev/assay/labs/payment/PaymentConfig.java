package dev.assay.labs.payment;

/**
 * What is agreed on.
 *
 * @param feeBps what the platform keeps, hundredths of a percent
 * @param retryBaseMillis the first wait before the provider is asked again
 * @param retryCapMillis the longest such wait
 * @param maxAttempts after so many calls of {@code create} an order is given up
 * @param leaseMillis how long whoever asks the provider may be busy before another may take over; more than the
 * provider's time-out
 * @param pspKeyTtlMillis after so long the provider has forgotten an idempotency key
 * @param webhookSecret the key of signatures
 * @param webhookToleranceMillis how old, or how far ahead, an event's time may be by this machine's clock
 */
public record PaymentConfig(
        int feeBps,
        long retryBaseMillis,
        long retryCapMillis,
        int maxAttempts,
        long leaseMillis,
        long pspKeyTtlMillis,
        String webhookSecret,
        long webhookToleranceMillis) {
    /** 2.9 %, 1 s to 60 s, 6 calls, 30 s, 24 h, 5 min. */
    public static PaymentConfig standard() {
        return new PaymentConfig(290, 1_000, 60_000, 6, 30_000, 86_400_000, "whsec_lab", 300_000);
    }
}
