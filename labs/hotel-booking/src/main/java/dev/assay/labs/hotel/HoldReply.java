package dev.assay.labs.hotel;

import java.time.LocalDate;

/** The answer to {@link BookingService#hold}. */
public sealed interface HoldReply {
    /**
     * The rooms are held. The same request again has the same answer for as long as they are.
     *
     * @param totalCents the price, fixed now
     * @param expiresAt when the hold ends
     */
    record Held(long totalCents, long expiresAt) implements HoldReply {}

    /**
     * Nothing is held.
     *
     * @param night the first night without enough rooms
     */
    record SoldOut(LocalDate night) implements HoldReply {}

    /**
     * The same request came before, and its reservation is no longer a hold.
     *
     * @param status where it stands now
     */
    record Already(Status status) implements HoldReply {}

    /**
     * Nothing is held and nothing will be.
     *
     * @param code why
     */
    record Rejected(Code code) implements HoldReply {}

    /** Why a request is rejected; the first that applies. */
    enum Code {
        /** Not a valid {@link HoldRequest}. */
        INVALID,
        /** Another request came with this id before. */
        ID_REUSED,
        /** A night has no row in {@link Schema#INVENTORY}. */
        NOT_ON_SALE
    }
}
