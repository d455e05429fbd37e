package dev.assay.labs.hotel;

/** The answer to {@link BookingService#pay}. */
public enum PayReply {
    /** The rooms are the guest's. */
    CONFIRMED,
    /** The card was declined: the rooms are free again. */
    DECLINED,
    /** The hold ended before. */
    EXPIRED,
    /** The guest has canceled, or the bank refused to capture. */
    CANCELED,
    /** Nobody knows yet. The service goes on by itself; ask again later. */
    IN_PROGRESS,
    /** There is no such reservation. */
    NOT_FOUND,
    /** The card is null or blank: nothing happened. */
    INVALID
}
