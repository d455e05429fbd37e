package dev.assay.labs.payment;

import java.util.Map;

/** The currencies of this lab, and how many decimals their amounts have (ISO 4217). */
public final class Currencies {
    /** Decimals by currency. */
    public static final Map<String, Integer> DECIMALS = Map.of(
            "USD", 2, "EUR", 2, "GBP", 2, "JPY", 0, "VND", 0, "KRW", 0, "KWD", 3, "BHD", 3, "JOD", 3);

    private Currencies() {}
}
