package leaderboard;

import dev.assay.labs.leaderboard.Estimates;

/** Answers to the capacity questions. */
final class Answers implements Estimates {
    @Override
    public double usersPerSecond() {
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("Answers.usersPerSecond");
        return 5e6 / 86_400;
        // END SOLUTION
    }

    @Override
    public double peakEventsPerSecond() {
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("Answers.peakEventsPerSecond");
        return usersPerSecond() * 10 * 5;
        // END SOLUTION
    }

    @Override
    public double rawMegabytes() {
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("Answers.rawMegabytes");
        return 25e6 * (24 + 2) / 1e6;
        // END SOLUTION
    }

    @Override
    public double measuredMegabytes() {
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("Answers.measuredMegabytes");
        return 25e6 * 119.8 / 1e6;
        // END SOLUTION
    }

    @Override
    public double largestPackedScore() {
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("Answers.largestPackedScore");
        return (1 << 53 - 32) - 1;
        // END SOLUTION
    }

    @Override
    public double skipListLevels() {
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("Answers.skipListLevels");
        return Math.log(1e6) / Math.log(4);
        // END SOLUTION
    }

    @Override
    public double messagesPerSecond() {
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("Answers.messagesPerSecond");
        return 2 * 100_000;
        // END SOLUTION
    }

    @Override
    public double serversAskedForRank() {
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("Answers.serversAskedForRank");
        return 16;
        // END SOLUTION
    }
}
