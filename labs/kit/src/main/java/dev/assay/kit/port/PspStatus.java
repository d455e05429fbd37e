package dev.assay.kit.port;

/** Where a payment stands at the payment service provider. */
public enum PspStatus {
    /** The buyer has to do something on the provider's page. */
    REQUIRES_ACTION,
    /** The provider does not know yet. */
    PROCESSING,
    /** The money is reserved; it can be captured or the payment canceled. */
    AUTHORIZED,
    /** The money has moved. */
    CAPTURED,
    /** The bank has refused. */
    DECLINED,
    /** Nothing has moved and nothing will. */
    CANCELED
}
