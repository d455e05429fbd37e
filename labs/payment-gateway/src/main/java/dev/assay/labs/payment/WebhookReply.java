package dev.assay.labs.payment;

/** The answer to an event of the provider's. */
public enum WebhookReply {
    /** Understood, and its effect is durable; or it has none. It will not come again. */
    OK,
    /** Not from the provider, or too old. */
    BAD_SIGNATURE,
    /** Not now: it comes again 5 s later, up to 20 times. */
    RETRY
}
