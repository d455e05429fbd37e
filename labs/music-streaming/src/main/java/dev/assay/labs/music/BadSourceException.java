package dev.assay.labs.music;

/** What was uploaded is no sound. Trying again does not help. */
public final class BadSourceException extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * A source that cannot be encoded.
     *
     * @param why what is wrong with it
     */
    public BadSourceException(String why) {
        super(why);
    }
}
