package adclick;

import dev.assay.labs.adclick.Estimates;

/** The back of an envelope. */
final class Envelope implements Estimates {
    private static final double SECONDS_A_DAY = 86_400;
    private static final double MINUTES_A_DAY = 1_440;

    @Override
    public double averageQps(double clicksPerDay) {
        throw new UnsupportedOperationException("Envelope.averageQps");
    }

    @Override
    public double peakQps(double clicksPerDay, double factor) {
        throw new UnsupportedOperationException("Envelope.peakQps");
    }

    @Override
    public double rawBytes(double clicksPerDay, double bytesPerClick, double days) {
        throw new UnsupportedOperationException("Envelope.rawBytes");
    }

    @Override
    public double doublingYears(double growth) {
        throw new UnsupportedOperationException("Envelope.doublingYears");
    }

    @Override
    public double bloomBitsPerElement(double fpRate) {
        throw new UnsupportedOperationException("Envelope.bloomBitsPerElement");
    }

    @Override
    public double bloomFpRate(double bitsPerElement) {
        throw new UnsupportedOperationException("Envelope.bloomFpRate");
    }

    @Override
    public double nonEmptyMinutesPerAdPerDay(double clicksPerDay, double ads) {
        throw new UnsupportedOperationException("Envelope.nonEmptyMinutesPerAdPerDay");
    }

    @Override
    public double catchUpSeconds(double checkpointS, double downS, double capacityFactor) {
        throw new UnsupportedOperationException("Envelope.catchUpSeconds");
    }
}
