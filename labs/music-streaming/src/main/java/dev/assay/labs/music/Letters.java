package dev.assay.labs.music;

/** Takes letters apart, as {@code java.text.Normalizer} does. No port call. */
public interface Letters {
    /**
     * A text in which every letter with marks is that letter and after it its marks, as characters of type
     * {@link Character#NON_SPACING_MARK} (Unicode's form NFD). A letter that is no composition stays, such as d with
     * stroke, U+0111.
     */
    String decompose(String text);
}
