package dev.assay.labs.leaderboard;

/**
 * Capacity questions. A million is 10^6 and a megabyte is 10^6 bytes; a day has 86,400 s. Answer with a number, or with an expression that
 * shows how you got it. Within a few percent is right, where nothing else is said.
 */
public interface Estimates {
    /** 5 million users play on a day. How many users a second is that, on average? */
    double usersPerSecond();

    /** Each of these users plays 10 matches a day, and the peak is 5 times the average. How many events a second at the peak? */
    double peakEventsPerSecond();

    /** A member of a month's sorted set is an id of 24 bytes and a score of 2 bytes. How many megabytes are 25 million of them? */
    double rawMegabytes();

    /** A real Redis 7 takes 119.8 bytes for such a member. How many megabytes then? */
    double measuredMegabytes();

    /** The largest score that fits a double beside a time in milliseconds within a month of 31 days. Exact. */
    double largestPackedScore();

    /** How many levels has a skip list of a million members, if one of four of each level's nodes is on the next one (the logarithm)? */
    double skipListLevels();

    /** Two snapshots a second go to 100,000 clients. How many messages a second? Exact. */
    double messagesPerSecond();

    /** A board lies on 16 servers by a hash of the user's id. How many of them have to be asked for the rank of a known total? Exact. */
    double serversAskedForRank();
}
