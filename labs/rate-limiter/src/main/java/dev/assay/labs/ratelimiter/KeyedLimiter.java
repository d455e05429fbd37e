package dev.assay.labs.ratelimiter;

/**
 * A limiter for each key, made when it is first needed. A key of which nothing was admitted for the idle time or longer is forgotten:
 * it starts anew, and costs no memory. A rejected call keeps no key alive, but is a call: its time counts. The cost of a call does not
 * grow with the number of keys, on average.
 */
public interface KeyedLimiter {
    /** Asks the key's limiter for permits. */
    Decision tryAcquire(String key, long nowMs, long permits);

    /** How many keys are kept. Keys that are to be forgotten may be kept until the next call. */
    int trackedKeys();
}
