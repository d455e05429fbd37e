package chat;

import dev.assay.labs.chat.Estimates;

/** Answers to the capacity questions. */
final class Capacity implements Estimates {
    @Override
    public double averageMessagesPerSecond() {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Capacity.averageMessagesPerSecond");
        return 15e9 / 86_400;
        // END SOLUTION
    }

    @Override
    public double peakMessagesPerSecond() {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Capacity.peakMessagesPerSecond");
        return 3 * averageMessagesPerSecond();
        // END SOLUTION
    }

    @Override
    public double terabytesPerDay() {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Capacity.terabytesPerDay");
        return 15e9 * 50_000 / 1e12;
        // END SOLUTION
    }

    @Override
    public double petabytesPerMonth() {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Capacity.petabytesPerMonth");
        return 30 * terabytesPerDay() / 1_000;
        // END SOLUTION
    }

    @Override
    public double connectionServers() {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Capacity.connectionServers");
        return 50e6 / 50_000;
        // END SOLUTION
    }

    @Override
    public double heartbeatsPerSecond() {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Capacity.heartbeatsPerSecond");
        return 50e6 / 30;
        // END SOLUTION
    }

    @Override
    public double inboxRowsPerMessage() {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Capacity.inboxRowsPerMessage");
        return 100 * 5;
        // END SOLUTION
    }

    @Override
    public double inboxTransactionsPerMessage() {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Capacity.inboxTransactionsPerMessage");
        return inboxRowsPerMessage() / 100;
        // END SOLUTION
    }

    @Override
    public double cursorRowsPerMessage() {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Capacity.cursorRowsPerMessage");
        return 1;
        // END SOLUTION
    }

    @Override
    public double encryptionsPerMessage() {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Capacity.encryptionsPerMessage");
        return 100 * 3 - 1;
        // END SOLUTION
    }
}
