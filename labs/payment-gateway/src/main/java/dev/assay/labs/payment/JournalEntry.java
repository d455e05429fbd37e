package dev.assay.labs.payment;

import java.util.List;

/**
 * Money that moves: all legs of an entry together, or none.
 *
 * @param id its name; nothing is booked twice under one
 * @param legs at least two; those of each currency sum to 0
 * @param postedAt when it was booked, milliseconds on the clock of whoever did
 */
public record JournalEntry(String id, List<Leg> legs, long postedAt) {}
