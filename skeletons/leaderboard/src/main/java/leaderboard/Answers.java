package leaderboard;

import dev.assay.labs.leaderboard.Estimates;

/** Answers to the capacity questions. */
final class Answers implements Estimates {
    @Override
    public double usersPerSecond() {
        // TODO
        throw new UnsupportedOperationException("Answers.usersPerSecond");
    }

    @Override
    public double peakEventsPerSecond() {
        // TODO
        throw new UnsupportedOperationException("Answers.peakEventsPerSecond");
    }

    @Override
    public double rawMegabytes() {
        // TODO
        throw new UnsupportedOperationException("Answers.rawMegabytes");
    }

    @Override
    public double measuredMegabytes() {
        // TODO
        throw new UnsupportedOperationException("Answers.measuredMegabytes");
    }

    @Override
    public double largestPackedScore() {
        // TODO
        throw new UnsupportedOperationException("Answers.largestPackedScore");
    }

    @Override
    public double skipListLevels() {
        // TODO
        throw new UnsupportedOperationException("Answers.skipListLevels");
    }

    @Override
    public double messagesPerSecond() {
        // TODO
        throw new UnsupportedOperationException("Answers.messagesPerSecond");
    }

    @Override
    public double serversAskedForRank() {
        // TODO
        throw new UnsupportedOperationException("Answers.serversAskedForRank");
    }
}
