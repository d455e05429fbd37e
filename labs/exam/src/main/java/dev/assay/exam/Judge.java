package dev.assay.exam;

/** Turns what a test has thrown into a verdict, before JUnit sees it. */
@FunctionalInterface
public interface Judge {
    /**
     * Judges what was thrown out of a test, by whatever code.
     *
     * @param thrown of any class, the student's own too, so no method of it may be called before that is ruled out
     */
    Verdict judge(Throwable thrown);
}
