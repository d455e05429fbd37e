package adclick;

import dev.assay.labs.adclick.Estimates;

/** The back of an envelope. */
final class Envelope implements Estimates {
    private static final double SECONDS_A_DAY = 86_400;
    private static final double MINUTES_A_DAY = 1_440;

    @Override
    public double averageQps(double clicksPerDay) {
    }

    @Override
    public double peakQps(double clicksPerDay, double factor) {
    }

    @Override
    public double rawBytes(double clicksPerDay, double bytesPerClick, double days) {
    }

    @Override
    public double doublingYears(double growth) {
    }

    @Override
    public double bloomBitsPerElement(double fpRate) {
    }

    @Override
    public double bloomFpRate(double bitsPerElement) {
    }

    @Override
    public double nonEmptyMinutesPerAdPerDay(double clicksPerDay, double ads) {
    }

    @Override
    public double catchUpSeconds(double checkpointS, double downS, double capacityFactor) {
    }
}
