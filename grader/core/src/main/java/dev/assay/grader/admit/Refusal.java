package dev.assay.grader.admit;

/**
 * Something in a submission that may not be there.
 *
 * @param file path of the source, as it was handed in; empty if it concerns the submission as a whole
 * @param line counted from 1; 0 if it concerns the whole file
 * @param rule which rule it breaks
 * @param message what it is, a sentence
 * @param instead what to do in its place, for people; never empty
 */
public record Refusal(String file, int line, Rule rule, String message, String instead) {
    /** What submissions are examined for. */
    public enum Rule {
        /** A class or member of the JDK that is not on the list. */
        UNLISTED("unlisted"),
        /** State that nodes could share, or that could outlive a crash. */
        STATIC_STATE("static-state"),
        /** Code that is not Java: native methods. */
        NATIVE("native"),
        /** Code that the garbage collector would call at a time of its choosing. */
        FINALIZER("finalizer"),
        /** Linkage that the Java compiler does not make of ordinary code. */
        BOOTSTRAP("bootstrap"),
        /** More of something than people write. */
        SIZE("size");

        private final String id;

        Rule(String id) {
            this.id = id;
        }

        /** As written in score.json. */
        public String id() {
            return id;
        }
    }
}
