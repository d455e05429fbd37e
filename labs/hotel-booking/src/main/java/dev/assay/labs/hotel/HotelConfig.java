package dev.assay.labs.hotel;

/**
 * What a hotel chain decides.
 *
 * @param overbookBp how much is sold beyond what there is, in basis points (hundredths of a per cent), 0 to 5000
 * @param holdMillis how long a hold lasts, at least 1
 * @param freeCancelMillis how long before 00:00 UTC of the day of check-in canceling ends to be free, 0 or more
 * @param maxNights the longest stay, at least 1
 * @param windowDays how many nights from today on are on sale, at least 1
 */
public record HotelConfig(int overbookBp, long holdMillis, long freeCancelMillis, int maxNights, int windowDays) {
    /** @throws IllegalArgumentException if a number is out of its range */
    public HotelConfig {
        if (overbookBp < 0 || overbookBp > 5_000 || holdMillis < 1 || freeCancelMillis < 0 || maxNights < 1 || windowDays < 1) {
            throw new IllegalArgumentException("no hotel can decide this: " + overbookBp + " bp, " + holdMillis + " ms, " + freeCancelMillis
                    + " ms, " + maxNights + " nights, " + windowDays + " days");
        }
    }

    /** 10 %, a quarter of an hour, a day, 30 nights, two years. */
    public static HotelConfig standard() {
        return new HotelConfig(1_000, 900_000, 86_400_000, 30, 730);
    }
}
