package dev.assay.grader.score;

import java.math.BigDecimal;

/** Points as people write them. Everywhere else they are whole hundredths. */
public final class Points {
    private Points() {}

    /** Hundredths as a decimal without needless zeros: 4, 2.5, 0.25. */
    public static String words(int hundredths) {
        return BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString();
    }
}
