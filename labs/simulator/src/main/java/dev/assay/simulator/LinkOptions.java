package dev.assay.simulator;

/**
 * How the network treats a message, the same for every link. All of it is data, so a run can be printed and repeated.
 *
 * @param delayMinMicros shortest one-way delay
 * @param delayMaxMicros longest one-way delay; delays are uniform between the two
 * @param lossPermille how many of 1,000 messages are lost
 * @param duplicatePermille how many of 1,000 messages arrive twice
 * @param duplicateLagMaxMicros how much later than the original's delay the copy may arrive, uniform from 0
 * @param straggleMillis how late a straggler arrives, on top of its delay, uniform between {@code straggleMinMillis} and
 *     this; only messages that the lab calls replies straggle (MIT labrpc's "long reordering")
 * @param straggleMinMillis the least that a straggler is late
 * @param stragglePermille how many of 1,000 replies straggle
 */
public record LinkOptions(
        long delayMinMicros,
        long delayMaxMicros,
        int lossPermille,
        int duplicatePermille,
        long duplicateLagMaxMicros,
        int stragglePermille,
        long straggleMinMillis,
        long straggleMillis) {

    /** A local network: one-way delays of 1 to 10 ms, nothing lost, nothing twice. */
    public static final LinkOptions LAN = delay(1_000, 10_000);

    public LinkOptions {
        if (delayMinMicros < 0 || delayMaxMicros < delayMinMicros) {
            throw new IllegalArgumentException(
                    "a delay between " + delayMinMicros + " and " + delayMaxMicros + " microseconds is no range");
        }
        if (straggleMinMillis < 0 || straggleMillis < straggleMinMillis || duplicateLagMaxMicros < 0) {
            throw new IllegalArgumentException("lateness cannot be negative, and its range must not be empty");
        }
        requirePermille("lossPermille", lossPermille);
        requirePermille("duplicatePermille", duplicatePermille);
        requirePermille("stragglePermille", stragglePermille);
    }

    /** Links that only delay, uniformly within this range. */
    public static LinkOptions delay(long minMicros, long maxMicros) {
        return new LinkOptions(minMicros, maxMicros, 0, 0, 0, 0, 0, 0);
    }

    /** The same links, with so many of 1,000 messages lost. */
    public LinkOptions withLoss(int permille) {
        return new LinkOptions(
                delayMinMicros,
                delayMaxMicros,
                permille,
                duplicatePermille,
                duplicateLagMaxMicros,
                stragglePermille,
                straggleMinMillis,
                straggleMillis);
    }

    /** The same links, with so many of 1,000 messages doubled, the copy up to so much later. */
    public LinkOptions withDuplicates(int permille, long lagMaxMicros) {
        return new LinkOptions(
                delayMinMicros,
                delayMaxMicros,
                lossPermille,
                permille,
                lagMaxMicros,
                stragglePermille,
                straggleMinMillis,
                straggleMillis);
    }

    /** The same links, with so many of 1,000 replies late by an amount in this range. */
    public LinkOptions withStragglers(int permille, long minMillis, long maxMillis) {
        return new LinkOptions(
                delayMinMicros,
                delayMaxMicros,
                lossPermille,
                duplicatePermille,
                duplicateLagMaxMicros,
                permille,
                minMillis,
                maxMillis);
    }

    private static void requirePermille(String name, int permille) {
        if (permille < 0 || permille > 1000) {
            throw new IllegalArgumentException(name + " must be 0 to 1000, is " + permille);
        }
    }
}
