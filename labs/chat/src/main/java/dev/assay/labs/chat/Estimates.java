package dev.assay.labs.chat;

/**
 * Capacity questions: a messenger with 500 million users online at some time of a day, 50 million of them at the same moment, who send
 * 15 billion messages a day. Answers within a few percent count.
 */
public interface Estimates {
    /** Messages a second, on average over the day. */
    double averageMessagesPerSecond();

    /** Messages a second at the peak, which is three times the average. */
    double peakMessagesPerSecond();

    /** Terabytes (10^12 bytes) that a day's messages take, at 50,000 bytes each with their media. */
    double terabytesPerDay();

    /** Petabytes (10^15 bytes) that 30 such days take. */
    double petabytesPerMonth();

    /** Servers that hold the connections of the 50 million, at 50,000 sockets each. */
    double connectionServers();

    /** Heartbeats a second of the 50 million, one each every 30 s. */
    double heartbeatsPerSecond();

    /** Inbox rows that one message makes in a group of 100 users with 5 devices each, when each device has an inbox of its own. */
    double inboxRowsPerMessage();

    /** Transactions that write these rows, at most 100 rows each. */
    double inboxTransactionsPerMessage();

    /** Rows that the same message makes when each device keeps a cursor into one sequence instead. */
    double cursorRowsPerMessage();

    /** How often the sending device encrypts one message to a group of 100 users with 3 devices each, itself among them, pairwise. */
    double encryptionsPerMessage();
}
