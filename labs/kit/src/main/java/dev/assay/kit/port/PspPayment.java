package dev.assay.kit.port;

/**
 * A payment, as the provider sees it.
 *
 * @param id what the provider calls it
 * @param reference what the merchant calls it
 * @param status where it stands
 * @param amount how much it is about
 * @param refundedMinor how much of it was given back, minor units
 * @param redirectUrl where the buyer has to go, empty if nowhere
 * @param declineCode why it was refused, empty if it was not
 */
public record PspPayment(
        String id, String reference, PspStatus status, Money amount, long refundedMinor, String redirectUrl, String declineCode) {}
