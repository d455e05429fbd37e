package dev.assay.labs.payment;

import java.util.List;
import java.util.Map;

/** Double entry, in memory. Entries are only ever added. One thread at a time. */
public interface Ledger {
    /**
     * Books an entry: an id that is not blank, at least two legs, none of zero, accounts that are not blank, and legs
     * that sum to 0 in each
     * currency. Whoever changes the list of legs afterwards changes nothing here.
     *
     * @throws IllegalArgumentException if the entry is null or not like that, or a sum does not fit a {@code long};
     * nothing changes
     * @throws IllegalStateException if another entry has this id; nothing changes
     */
    Posted post(JournalEntry entry);

    /**
     * The entry that takes another back: the same legs in the same order with opposite signs. It is not posted.
     *
     * @param id the entry to take back
     * @param newId the id of the new entry
     * @param at its time
     * @throws IllegalArgumentException if there is no entry with this id, or newId is null or blank
     */
    JournalEntry reversal(String id, String newId, long at);

    /** The sum of an account's legs in a currency; 0 if there are none. Null is an {@link IllegalArgumentException}. */
    long balance(String account, String currency);

    /**
     * All accounts with a balance other than 0 in a currency; cannot be changed. Null is an {@link
     * IllegalArgumentException}.
     */
    Map<String, Long> trialBalance(String currency);

    /** All entries in the order of posting; cannot be changed, and does not change when more are posted. */
    List<JournalEntry> entries();
}
