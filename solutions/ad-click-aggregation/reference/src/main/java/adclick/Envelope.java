package adclick;

import dev.assay.labs.adclick.Estimates;

/** The back of an envelope. */
final class Envelope implements Estimates {
    private static final double SECONDS_A_DAY = 86_400;
    private static final double MINUTES_A_DAY = 1_440;

    @Override
    public double averageQps(double clicksPerDay) {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Envelope.averageQps");
        return clicksPerDay / SECONDS_A_DAY;
        // END SOLUTION
    }

    @Override
    public double peakQps(double clicksPerDay, double factor) {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Envelope.peakQps");
        return averageQps(clicksPerDay) * factor;
        // END SOLUTION
    }

    @Override
    public double rawBytes(double clicksPerDay, double bytesPerClick, double days) {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Envelope.rawBytes");
        return clicksPerDay * bytesPerClick * days;
        // END SOLUTION
    }

    @Override
    public double doublingYears(double growth) {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Envelope.doublingYears");
        return Math.log(2) / Math.log1p(growth);
        // END SOLUTION
    }

    @Override
    public double bloomBitsPerElement(double fpRate) {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Envelope.bloomBitsPerElement");
        return -Math.log(fpRate) / (Math.log(2) * Math.log(2));
        // END SOLUTION
    }

    @Override
    public double bloomFpRate(double bitsPerElement) {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Envelope.bloomFpRate");
        double hashes = Math.max(1, Math.round(bitsPerElement * Math.log(2)));
        return Math.pow(1 - Math.exp(-hashes / bitsPerElement), hashes);
        // END SOLUTION
    }

    @Override
    public double nonEmptyMinutesPerAdPerDay(double clicksPerDay, double ads) {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Envelope.nonEmptyMinutesPerAdPerDay");
        return MINUTES_A_DAY * (1 - Math.exp(-clicksPerDay / ads / MINUTES_A_DAY));
        // END SOLUTION
    }

    @Override
    public double catchUpSeconds(double checkpointS, double downS, double capacityFactor) {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Envelope.catchUpSeconds");
        return (checkpointS + downS) / (capacityFactor - 1);
        // END SOLUTION
    }
}
