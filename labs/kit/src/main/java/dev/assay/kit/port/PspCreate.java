package dev.assay.kit.port;

/**
 * A payment to be made.
 *
 * @param reference what the merchant calls it
 * @param cardToken the card; empty: the buyer enters it on the provider's page
 * @param amount more than nothing
 * @param capture whether the money is to move at once; otherwise it is only reserved
 */
public record PspCreate(String reference, String cardToken, Money amount, boolean capture) {}
