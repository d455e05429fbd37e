package dev.assay.kit.port;

/**
 * A transfer to a bank account, as the provider sees it.
 *
 * @param id what the provider calls it
 * @param reference what the merchant calls it
 * @param status where it stands
 * @param amount how much it is about
 */
public record PspTransfer(String id, String reference, TransferStatus status, Money amount) {}
