package dev.assay.simulator.fuel.library;

import dev.assay.simulator.fuel.Bulk;
import java.text.Normalizer;

/** The JDK sorts a row of combining marks by insertion, so normalising pays for the square of the length. */
@InPlaceOf("java/text/Normalizer")
public final class NormalForms {
    private static final int MARKS_MOVED_AT_ONCE = 8;

    private NormalForms() {}

    public static String normalize(CharSequence text, Normalizer.Form form) {
        for (int at = 0; at < text.length(); at += MARKS_MOVED_AT_ONCE) {
            Bulk.of(text.length());
        }
        return Normalizer.normalize(text, form);
    }
}
