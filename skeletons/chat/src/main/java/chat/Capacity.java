package chat;

import dev.assay.labs.chat.Estimates;

/** Answers to the capacity questions. */
final class Capacity implements Estimates {
    @Override
    public double averageMessagesPerSecond() {
        throw new UnsupportedOperationException("Capacity.averageMessagesPerSecond");
    }

    @Override
    public double peakMessagesPerSecond() {
        throw new UnsupportedOperationException("Capacity.peakMessagesPerSecond");
    }

    @Override
    public double terabytesPerDay() {
        throw new UnsupportedOperationException("Capacity.terabytesPerDay");
    }

    @Override
    public double petabytesPerMonth() {
        throw new UnsupportedOperationException("Capacity.petabytesPerMonth");
    }

    @Override
    public double connectionServers() {
        throw new UnsupportedOperationException("Capacity.connectionServers");
    }

    @Override
    public double heartbeatsPerSecond() {
        throw new UnsupportedOperationException("Capacity.heartbeatsPerSecond");
    }

    @Override
    public double inboxRowsPerMessage() {
        throw new UnsupportedOperationException("Capacity.inboxRowsPerMessage");
    }

    @Override
    public double inboxTransactionsPerMessage() {
        throw new UnsupportedOperationException("Capacity.inboxTransactionsPerMessage");
    }

    @Override
    public double cursorRowsPerMessage() {
        throw new UnsupportedOperationException("Capacity.cursorRowsPerMessage");
    }

    @Override
    public double encryptionsPerMessage() {
        throw new UnsupportedOperationException("Capacity.encryptionsPerMessage");
    }
}
